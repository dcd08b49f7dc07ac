package dev.weir.value;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Layout;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;

/**
 * The way between columns and encoded values of one type: {@link #encode} takes a row's value of a
 * column into an array or row, {@link #decode} puts an element into a column. Rows, which columns
 * keep field by field, are encoded and decoded on the way.
 */
public final class ColumnValues {
  private final Layout layout;
  private final ColumnValues[] fields;
  private final ElementRows rows;
  private final Slice slice = new Slice();
  private final Int128 wide = new Int128();

  /** Moves values of that type. */
  public ColumnValues(SqlType type) {
    this.layout = type.layout();
    RowType row = type instanceof RowType given ? given : RowType.of(java.util.List.of());
    this.fields = row.types().stream().map(ColumnValues::new).toArray(ColumnValues[]::new);
    this.rows = new ElementRows(new RowBuilder(row), new RowView(row), new ByteBuilder());
  }

  /** What rows pass through. */
  private record ElementRows(RowBuilder builder, RowView view, ByteBuilder bytes) {}

  /** Adds the column's value at a row, NULL or not. */
  public void encode(Column column, int row, ElementSink sink) {
    if (column.isNull(row)) {
      sink.addNull();
      return;
    }
    switch (column) {
      case LongColumn longs -> sink.addLong(longs.values[row]);
      case DoubleColumn doubles -> sink.addDouble(doubles.values[row]);
      case Int128Column wides -> sink.addInt128(wides.high[row], wides.low[row]);
      case BytesColumn bytes -> sink.addBytes(bytes.data, bytes.offsets[row], bytes.lengths[row]);
      case RowColumn structured -> {
        rows.bytes.clear();
        encodeRow(structured, row, rows.bytes);
        sink.addBytes(rows.bytes.data, 0, rows.bytes.length());
      }
    }
  }

  /** Adds the encoding of a row of fields that is not NULL to {@code out}. */
  public void encodeRow(RowColumn column, int row, ByteBuilder out) {
    rows.builder.start();
    for (int i = 0; i < fields.length; i++) {
      fields[i].encode(column.field(i), row, rows.builder);
    }
    rows.builder.finish(out);
  }

  /** Sets a column's row, which must be the next of a cleared column, to an element. */
  public void decode(Elements source, int index, Column column, int row) {
    boolean isNull = source.isNull(index);
    column.nulls().set(row, isNull);
    if (isNull) {
      return;
    }
    switch (column) {
      case LongColumn longs -> longs.values[row] = source.longAt(index);
      case DoubleColumn doubles -> doubles.values[row] = source.doubleAt(index);
      case Int128Column wides -> {
        source.int128At(index, wide);
        wides.set(row, wide.high, wide.low);
      }
      case BytesColumn bytes -> {
        source.bytesAt(index, slice);
        bytes.append(row, slice);
      }
      case RowColumn structured -> {
        source.bytesAt(index, slice);
        decodeRow(slice, structured, row);
      }
    }
  }

  /** Sets a column's row to an encoded row that is not NULL. */
  public void decodeRow(Slice encoded, RowColumn column, int row) {
    if (layout != Layout.ROW) {
      throw new IllegalStateException("no row: " + layout);
    }
    RowView view = rows.view.set(encoded);
    for (int i = 0; i < fields.length; i++) {
      fields[i].decode(view, i, column.field(i), row);
    }
  }
}
