package dev.weir.flink.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntegerType.Width;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

/** Flink's types as Weir's. */
final class FlinkTypes {
  private FlinkTypes() {}

  static SqlType of(LogicalType type) {
    boolean nullable = type.isNullable();
    return switch (type.getTypeRoot()) {
      case CHAR -> new CharacterType(LogicalTypeChecks.getLength(type), true, nullable);
      case VARCHAR -> new CharacterType(LogicalTypeChecks.getLength(type), false, nullable);
      case BOOLEAN -> new BooleanType(nullable);
      case BINARY -> new BinaryType(LogicalTypeChecks.getLength(type), true, nullable);
      case VARBINARY -> new BinaryType(LogicalTypeChecks.getLength(type), false, nullable);
      case DECIMAL ->
          new DecimalType(
              LogicalTypeChecks.getPrecision(type), LogicalTypeChecks.getScale(type), nullable);
      case TINYINT -> new IntegerType(Width.TINYINT, nullable);
      case SMALLINT -> new IntegerType(Width.SMALLINT, nullable);
      case INTEGER -> new IntegerType(Width.INT, nullable);
      case BIGINT -> new IntegerType(Width.BIGINT, nullable);
      case FLOAT -> new FloatingType(false, nullable);
      case DOUBLE -> new FloatingType(true, nullable);
      case DATE -> new DateType(nullable);
      case TIME_WITHOUT_TIME_ZONE -> new TimeType(LogicalTypeChecks.getPrecision(type), nullable);
      case TIMESTAMP_WITHOUT_TIME_ZONE ->
          new TimestampType(LogicalTypeChecks.getPrecision(type), false, nullable);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          new TimestampType(LogicalTypeChecks.getPrecision(type), true, nullable);
      case INTERVAL_YEAR_MONTH -> new IntervalType(true, nullable);
      case INTERVAL_DAY_TIME -> new IntervalType(false, nullable);
      case ARRAY -> new ArrayType(child(type, 0), nullable);
      case MULTISET -> new MultisetType(child(type, 0), nullable);
      case MAP -> new MapType(child(type, 0), child(type, 1), nullable);
      case ROW, STRUCTURED_TYPE -> row(type);
      case NULL -> new NullType(true);
      default ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "type " + type.asSummaryString() + " of a function is not supported");
    };
  }

  private static RowType row(LogicalType type) {
    List<String> names = LogicalTypeChecks.getFieldNames(type);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(new Field(names.get(i), child(type, i)));
    }
    return new RowType(fields, type.isNullable());
  }

  private static SqlType child(LogicalType type, int index) {
    return of(type.getChildren().get(index));
  }
}
