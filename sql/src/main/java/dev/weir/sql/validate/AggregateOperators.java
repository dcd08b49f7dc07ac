package dev.weir.sql.validate;

import dev.weir.sql.type.BitmapRelType;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.Types;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/** The aggregate functions: Calcite's where they agree with Flink's, and Flink's own. */
final class AggregateOperators {
  private static final SqlOperandTypeChecker LIST_ARGUMENTS =
      OperandTypes.or(
          OperandTypes.CHARACTER,
          OperandTypes.sequence(
              "LISTAGG(<CHARACTER>, <CHARACTER LITERAL>)",
              OperandTypes.CHARACTER,
              OperandTypes.and(OperandTypes.CHARACTER, OperandTypes.LITERAL)));

  /** DOUBLE, or an array of them for an array of fractions. */
  private static final SqlReturnTypeInference PERCENTILES =
      binding ->
          TypeMapping.toCalcite(
              binding.getOperandType(1).getSqlTypeName() == SqlTypeName.ARRAY
                  ? Types.array(Types.DOUBLE)
                  : Types.DOUBLE,
              binding.getTypeFactory());

  /** Up to INT, whose numbers are a bitmap's. */
  private static final SqlOperandTypeChecker INTEGERS =
      new OneArgument(type ->
          switch (type.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER -> true;
            default -> false;
          });

  private static final SqlOperandTypeChecker BITMAPS =
      new OneArgument(BitmapRelType.class::isInstance);

  private static final SqlReturnTypeInference BITMAP =
      binding -> TypeMapping.toCalcite(Types.BITMAP, binding.getTypeFactory());

  static final List<SqlOperator> ALL =
      List.of(
          SqlStdOperatorTable.COUNT,
          SqlStdOperatorTable.SUM,
          SqlStdOperatorTable.SUM0,
          SqlStdOperatorTable.AVG,
          SqlStdOperatorTable.MIN,
          SqlStdOperatorTable.MAX,
          SqlStdOperatorTable.VAR_POP,
          sample("VAR_SAMP", SqlKind.VAR_SAMP),
          sample("VARIANCE", SqlKind.VAR_SAMP),
          SqlStdOperatorTable.STDDEV_POP,
          sample("STDDEV_SAMP", SqlKind.STDDEV_SAMP),
          sample("STDDEV", SqlKind.STDDEV_SAMP),
          own(
              "FIRST_VALUE",
              SqlKind.FIRST_VALUE,
              ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
              OperandTypes.ANY),
          own(
              "LAST_VALUE",
              SqlKind.LAST_VALUE,
              ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
              OperandTypes.ANY),
          SqlStdOperatorTable.SINGLE_VALUE,
          own("LISTAGG", SqlKind.LISTAGG, ReturnTypes.ARG0_NULLABLE_IF_EMPTY, LIST_ARGUMENTS),
          SqlLibraryOperators.ARRAY_AGG,
          SqlStdOperatorTable.COLLECT,
          SqlStdOperatorTable.JSON_ARRAYAGG.with(SqlJsonConstructorNullClause.NULL_ON_NULL),
          SqlStdOperatorTable.JSON_ARRAYAGG.with(SqlJsonConstructorNullClause.ABSENT_ON_NULL),
          SqlStdOperatorTable.JSON_OBJECTAGG.with(SqlJsonConstructorNullClause.NULL_ON_NULL),
          SqlStdOperatorTable.JSON_OBJECTAGG.with(SqlJsonConstructorNullClause.ABSENT_ON_NULL),
          own(
              "PERCENTILE",
              SqlKind.OTHER_FUNCTION,
              PERCENTILES.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              new PercentileOperands()),
          bitmap("BITMAP_BUILD_AGG", BITMAP, INTEGERS),
          bitmap("BITMAP_OR_AGG", BITMAP, BITMAPS),
          bitmap("BITMAP_AND_AGG", BITMAP, BITMAPS),
          bitmap("BITMAP_XOR_AGG", BITMAP, BITMAPS),
          bitmap("BITMAP_BUILD_CARDINALITY_AGG", ReturnTypes.BIGINT, INTEGERS),
          bitmap("BITMAP_OR_CARDINALITY_AGG", ReturnTypes.BIGINT, BITMAPS),
          bitmap("BITMAP_AND_CARDINALITY_AGG", ReturnTypes.BIGINT, BITMAPS),
          bitmap("BITMAP_XOR_CARDINALITY_AGG", ReturnTypes.BIGINT, BITMAPS),
          SqlStdOperatorTable.IGNORE_NULLS,
          SqlStdOperatorTable.RESPECT_NULLS,
          SqlStdOperatorTable.GROUPING,
          SqlStdOperatorTable.GROUPING_ID,
          SqlStdOperatorTable.GROUP_ID);

  private AggregateOperators() {}

  /** NULL over one row, whatever the argument's type says of NULLs. */
  private static SqlAggFunction sample(String name, SqlKind kind) {
    return own(
        name,
        kind,
        ReturnTypes.AVG_AGG_FUNCTION.andThen(SqlTypeTransforms.FORCE_NULLABLE),
        OperandTypes.NUMERIC);
  }

  private static SqlAggFunction bitmap(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
    return own(
        name, SqlKind.OTHER_FUNCTION, result.andThen(SqlTypeTransforms.FORCE_NULLABLE), operands);
  }

  private static SqlAggFunction own(
      String name, SqlKind kind, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
    return new Own(name, kind, result, operands);
  }

  /** One argument of certain types. */
  private record OneArgument(Predicate<RelDataType> types) implements SqlOperandTypeChecker {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      boolean fits = types.test(binding.getOperandType(0));
      if (!fits && throwOnFailure) {
        throw binding.newValidationSignatureError();
      }
      return fits;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.of(1);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name + "(value)";
    }
  }

  /** A function that Calcite lacks, or has in another form. */
  private static final class Own extends SqlAggFunction {
    Own(String name, SqlKind kind, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
      super(
          name,
          new SqlIdentifier(name, SqlParserPos.ZERO),
          kind,
          result,
          null,
          operands,
          SqlFunctionCategory.USER_DEFINED_FUNCTION,
          false,
          false,
          Optionality.FORBIDDEN);
    }
  }
}
