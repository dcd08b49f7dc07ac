package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.ProcessFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * One call of a process table function, in the form that {@link ProcessCalls} brings it to: its
 * operands are the rows, if it takes a table, and the values that are given.
 */
public final class UserProcessOperator extends SqlWindowTableFunction {
  private final ProcessFunction function;
  private final Form form;

  /**
   * What the call says beside its operands: for each parameter whether there is an operand of it,
   * PARTITION BY, and the column of event time.
   */
  record Form(List<Boolean> given, List<SqlIdentifier> partition, @Nullable SqlIdentifier time) {}

  UserProcessOperator(ProcessFunction function, Form form) {
    super(function.code().name(), new UncheckedOperands());
    this.function = function;
    this.form = form;
  }

  /** Whether the call has a table. */
  public boolean hasTable() {
    return function.parameters().stream().anyMatch(ProcessFunction.Parameter::table);
  }

  /** Whether rows carry the time of the call behind all other columns. */
  public boolean isTimed() {
    return form.time() != null;
  }

  /** The name of the time column. */
  public @Nullable SqlIdentifier time() {
    return form.time();
  }

  /** The call over such a table, null if it has none, and such values, which come in order. */
  public ProcessFunction.Arguments arguments(@Nullable RowType table, List<SqlType> values) {
    List<@Nullable SqlType> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < function.parameters().size(); i++) {
      boolean isValue = !function.parameters().get(i).table() && form.given().get(i);
      all.add(isValue ? values.get(next++) : null);
    }
    List<Integer> partition = new ArrayList<>();
    form.partition().forEach(column -> partition.add(place(column, table)));
    SqlIdentifier time = form.time();
    return new ProcessFunction.Arguments(
        all,
        table,
        partition,
        time == null ? ProcessFunction.Arguments.NO_TIME : place(time, table));
  }

  private static int place(SqlIdentifier column, @Nullable RowType table) {
    int place = table == null ? -1 : table.names().indexOf(column.getSimple());
    if (place < 0) {
      throw new WeirException(
              ErrorCode.UNKNOWN_COLUMN, "column \"" + column.getSimple() + "\" does not exist")
          .withHint(
              table == null ? null : Suggestions.didYouMean(column.getSimple(), table.names()))
          .at(Places.of(column.getParserPosition()));
    }
    return place;
  }

  /** The function for such a call. */
  public BoundFunction.TableProcess bind(ProcessFunction.Arguments arguments) {
    return function.bind(arguments);
  }

  /** For each value whether it is given. */
  public List<Boolean> givenValues() {
    List<Boolean> given = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      if (!function.parameters().get(i).table()) {
        given.add(form.given().get(i));
      }
    }
    return given;
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return binding -> {
      SqlCallBinding call = (SqlCallBinding) binding;
      List<SqlType> types = call.collectOperandTypes().stream().map(TypeMapping::toWeir).toList();
      RowType table = hasTable() ? (RowType) types.getFirst() : null;
      List<SqlType> values = hasTable() ? types.subList(1, types.size()) : types;
      try {
        return TypeMapping.toRelation(
            bind(arguments(table, values)).output(), binding.getTypeFactory());
      } catch (WeirException e) {
        throw e.position() == null ? e.at(Places.of(call.getCall().getParserPosition())) : e;
      }
    };
  }

  /** The operator is this one, and is not looked for by its name. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      validator.deriveType(scope, operand);
    }
    return validateOperands(validator, scope, call);
  }

  @Override
  public boolean argumentMustBeScalar(int ordinal) {
    return !(hasTable() && ordinal == 0);
  }
}
