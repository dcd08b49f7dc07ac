package dev.weir.flink.function;

import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.FunctionCode;
import java.util.List;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.TypeInferenceUtil;

/** The types of a call, as Weir and as Java has them. */
record BoundTypes(
    FunctionCode code,
    List<SqlType> parameters,
    List<Conversion> arguments,
    DataType javaResult,
    SqlType result) {

  /** The column of a table function whose rows are single values. */
  private static final String ONLY_COLUMN = "EXPR$0";

  static BoundTypes of(FunctionCode code, TypeInferenceUtil.Result types) {
    List<DataType> arguments = types.getExpectedArgumentTypes();
    return new BoundTypes(
        code,
        arguments.stream().map(argument -> FlinkTypes.of(argument.getLogicalType())).toList(),
        arguments.stream().map(Conversions::of).toList(),
        types.getOutputDataType(),
        FlinkTypes.of(types.getOutputDataType().getLogicalType()));
  }

  /** What the rows of a table function have as columns. */
  RowType columns() {
    return result instanceof RowType row
        ? row.withNullable(false)
        : RowType.of(List.of(new Field(ONLY_COLUMN, result)));
  }
}
