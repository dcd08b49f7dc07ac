package dev.weir.bench.flink;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.type.Field;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/** Rows of Weir's batches as Flink's. */
final class BatchRows {
  private final LogicalType[] types;

  BatchRows(LogicalType[] types) {
    this.types = types;
  }

  /** Weir's type for one of Flink's, of those that events have. */
  static SqlType type(LogicalType type) {
    return switch (type.getTypeRoot()) {
      case INTEGER -> Types.INT;
      case BIGINT -> Types.BIGINT;
      case VARCHAR -> Types.STRING;
      case TIMESTAMP_WITHOUT_TIME_ZONE -> Types.timestamp(3);
      case ROW -> {
        List<Field> fields = new ArrayList<>();
        for (RowType.RowField field : ((RowType) type).getFields()) {
          fields.add(new Field(field.getName(), type(field.getType())));
        }
        yield dev.weir.type.RowType.of(fields);
      }
      default -> throw new IllegalArgumentException("events have no " + type);
    };
  }

  /** A row, which stays as it is when the batch is filled anew. */
  RowData row(Batch batch, int row) {
    GenericRowData values = new GenericRowData(types.length);
    for (int i = 0; i < types.length; i++) {
      values.setField(i, value(types[i], batch.column(i), row));
    }
    return values;
  }

  private static @Nullable Object value(LogicalType type, Column column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (type.getTypeRoot()) {
      case INTEGER -> (int) ((LongColumn) column).values[row];
      case BIGINT -> ((LongColumn) column).values[row];
      case TIMESTAMP_WITHOUT_TIME_ZONE ->
          TimestampData.fromEpochMillis(((LongColumn) column).values[row]);
      case VARCHAR -> text((BytesColumn) column, row);
      case ROW -> fields((RowType) type, (RowColumn) column, row);
      default -> throw new IllegalArgumentException("events have no " + type);
    };
  }

  private static StringData text(BytesColumn column, int row) {
    int start = column.offsets[row];
    return StringData.fromBytes(
        Arrays.copyOfRange(column.data, start, start + column.lengths[row]));
  }

  private static RowData fields(RowType type, RowColumn column, int row) {
    GenericRowData values = new GenericRowData(type.getFieldCount());
    for (int i = 0; i < type.getFieldCount(); i++) {
      values.setField(i, value(type.getTypeAt(i), column.field(i), row));
    }
    return values;
  }
}
