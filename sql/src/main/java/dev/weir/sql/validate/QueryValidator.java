package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.pattern.MatchColumns;
import dev.weir.sql.pattern.PatternVariables;
import dev.weir.sql.type.FlinkTypeFactory;
import dev.weir.sql.type.TypeMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.validate.MatchRecognizeScope;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.implicit.TypeCoercion;
import org.apache.calcite.sql.validate.implicit.TypeCoercions;
import org.apache.flink.sql.parser.FlinkSqlParsingValidator;
import org.jspecify.annotations.Nullable;

/**
 * Checks a query's names and types: Calcite's validator with the settings of Flink. NULL is the
 * smallest value, nothing is converted on the quiet except where an operator asks for it.
 *
 * <p>Flink's ROW types want a validator of Flink's own kind to say whether nested fields can be
 * NULL.
 */
public final class QueryValidator extends FlinkSqlParsingValidator {
  private final UserOperators operators;
  private final List<String> tables;
  private final List<String> columns = new ArrayList<>();

  /** {@code tables}: what may have been meant by a name that is none. */
  public QueryValidator(
      UserOperators operators,
      CatalogReader catalog,
      FlinkTypeFactory factory,
      Collection<String> tables) {
    super(
        operators,
        catalog,
        factory,
        Config.DEFAULT
            .withIdentifierExpansion(true)
            .withDefaultNullCollation(NullCollation.LOW)
            .withTypeCoercionEnabled(false)
            .withConformance(new Conformance()),
        false);
    this.operators = operators;
    this.tables = List.copyOf(tables);
  }

  /** A checked copy of the query; throws {@link WeirException} with places in the statement. */
  public SqlNode check(SqlNode query) {
    try {
      SqlNode calls = ChangelogCalls.normalize(ProcessCalls.normalize(query, operators));
      SqlNode normal = NamedArguments.inOrder(WindowCalls.normalize(calls), operators);
      SupportCheck.check(normal);
      SqlNode checked = validate(normal);
      // Only now can a query that stands for a value be told from one in FROM.
      SupportCheck.check(checked);
      return checked;
    } catch (CalciteException e) {
      throw new ValidationErrors(columns, operators.functionNames(), tables).translate(e);
    }
  }

  /** Asked by USING even though nothing is coerced here. */
  @Override
  public TypeCoercion getTypeCoercion() {
    return TypeCoercions.createTypeCoercion(getTypeFactory(), this);
  }

  @Override
  public SqlTypeMappingRule getTypeMappingRule() {
    return CastPairs.RULE;
  }

  @Override
  public void validateMatchRecognize(SqlCall call) {
    SqlMatchRecognize match = (SqlMatchRecognize) call;
    PatternVariables.check(match);
    // Calcite knows the unions of SUBSET only once it has checked DEFINE, which may speak of them.
    SqlNodeList subsets = match.getSubsetList();
    if (getMatchRecognizeScope(match) instanceof MatchRecognizeScope scope) {
      match.setOperand(SqlMatchRecognize.OPERAND_SUBSET, SqlNodeList.EMPTY);
      PatternVariables.unions(match, subsets).forEach(scope::addPatternVar);
    }
    super.validateMatchRecognize(call);
    match.setOperand(SqlMatchRecognize.OPERAND_SUBSET, subsets);
    SqlValidatorNamespace rows = getNamespace(match.getTableRef());
    SqlValidatorNamespace result = getNamespace(match);
    if (rows != null && result != null) {
      RelDataType found = result.getRowType();
      result.setType(MatchColumns.of(match, typeFactory, rows.getRowType(), found));
    }
  }

  @Override
  protected void validateNamespace(SqlValidatorNamespace namespace, RelDataType targetRowType) {
    super.validateNamespace(namespace, targetRowType);
    addNames(namespace.getRowType());
  }

  private void addNames(RelDataType row) {
    columns.addAll(row.getFieldNames());
    for (RelDataTypeField field : row.getFieldList()) {
      if (field.getType().isStruct()) {
        addNames(field.getType());
      }
    }
  }

  @Override
  public CalciteException handleUnresolvedFunction(
      SqlCall call,
      SqlOperator unresolved,
      List<RelDataType> argumentTypes,
      @Nullable List<String> argumentNames) {
    List<SqlOperator> known = new ArrayList<>();
    operators.lookupOperatorOverloads(
        unresolved.getNameAsId(),
        null,
        SqlSyntax.FUNCTION,
        known,
        getCatalogReader().nameMatcher());
    String name = unresolved.getName();
    if (known.isEmpty()) {
      throw MissingFunctions.error(name, operators.functionNames())
          .at(Places.of(call.getParserPosition()));
    }
    String types =
        argumentTypes.stream()
            .map(type -> TypeMapping.toWeir(type).name())
            .collect(Collectors.joining(", ", "(", ")"));
    String usage =
        known.getFirst() instanceof FunctionOperator function
            ? FunctionOperator.usage(function.function())
            : null;
    throw new WeirException(
            ErrorCode.TYPE_MISMATCH, "function \"" + name + "\" cannot be applied to " + types)
        .withHint(usage)
        .at(Places.of(call.getParserPosition()));
  }

  /** What Flink allows beyond the default. */
  private static final class Conformance extends SqlDelegatingConformance {
    Conformance() {
      super(SqlConformanceEnum.DEFAULT);
    }

    @Override
    public boolean isPercentRemainderAllowed() {
      return true;
    }

    @Override
    public boolean isBangEqualAllowed() {
      return true;
    }
  }
}
