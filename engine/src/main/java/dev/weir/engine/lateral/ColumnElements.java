package dev.weir.engine.lateral;

import dev.weir.batch.Batch;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ColumnValues;
import dev.weir.value.Elements;
import java.util.List;

/** A row of a batch as elements; rows within it are encoded when they are asked for. */
final class ColumnElements implements Elements {
  private final List<ColumnValues> values;
  private Batch batch = Batch.of(RowType.of(List.of()), 1, true);
  private int row;

  ColumnElements(List<SqlType> types) {
    this.values = types.stream().map(ColumnValues::new).toList();
  }

  /** Takes a row. */
  ColumnElements set(Batch source, int at) {
    batch = source;
    row = at;
    return this;
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public boolean isNull(int index) {
    return batch.column(index).isNull(row);
  }

  @Override
  public long longAt(int index) {
    return batch.longs(index).values[row];
  }

  @Override
  public double doubleAt(int index) {
    return batch.doubles(index).values[row];
  }

  @Override
  public void int128At(int index, Int128 out) {
    Int128Column wides = batch.int128s(index);
    out.set(wides.high[row], wides.low[row]);
  }

  @Override
  public void bytesAt(int index, Slice out) {
    if (batch.column(index) instanceof RowColumn structured) {
      ByteBuilder encoded = new ByteBuilder();
      values.get(index).encodeRow(structured, row, encoded);
      encoded.get(out);
    } else {
      batch.bytes(index).get(row, out);
    }
  }
}
