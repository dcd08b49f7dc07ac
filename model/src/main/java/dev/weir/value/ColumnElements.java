package dev.weir.value;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.Arrays;
import java.util.List;

/** Columns of a row of a batch as elements; rows within it are encoded when they are asked for. */
public final class ColumnElements implements Elements {
  private final List<ColumnValues> values;
  private final int[] all;
  private Batch batch = Batch.of(RowType.of(List.of()), 1, true);
  private int[] columns = {};
  private int row;

  /** Of elements of these types. */
  public ColumnElements(List<SqlType> types) {
    this.values = types.stream().map(ColumnValues::new).toList();
    this.all = new int[types.size()];
    Arrays.setAll(all, i -> i);
  }

  /** Takes a row whose first columns are the elements. */
  public ColumnElements set(Batch source, int at) {
    return set(source, all, at);
  }

  /** Takes a row, and which of its columns are the elements. */
  public ColumnElements set(Batch source, int[] from, int at) {
    batch = source;
    columns = from;
    row = at;
    return this;
  }

  private Column column(int index) {
    return batch.column(columns[index]);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public boolean isNull(int index) {
    return column(index).isNull(row);
  }

  @Override
  public long longAt(int index) {
    return ((LongColumn) column(index)).values[row];
  }

  @Override
  public double doubleAt(int index) {
    return ((DoubleColumn) column(index)).values[row];
  }

  @Override
  public void int128At(int index, Int128 out) {
    Int128Column wides = (Int128Column) column(index);
    out.set(wides.high[row], wides.low[row]);
  }

  @Override
  public void bytesAt(int index, Slice out) {
    if (column(index) instanceof RowColumn structured) {
      ByteBuilder encoded = new ByteBuilder();
      values.get(index).encodeRow(structured, row, encoded);
      encoded.get(out);
    } else {
      ((BytesColumn) column(index)).get(row, out);
    }
  }
}
