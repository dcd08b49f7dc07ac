package dev.weir.connectors.partition;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.text.ByteBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The values of a row's partition as bytes, to tell at small cost whether rows lie together. */
public final class PartitionKey {
  private final PartitionLayout layout;
  private final ByteBuilder bytes = new ByteBuilder();
  private byte[] last = new byte[0];
  private boolean any;

  public PartitionKey(PartitionLayout layout) {
    this.layout = layout;
  }

  /** Goes to a row; whether it lies where the row before it did. */
  public boolean isLike(Batch batch, int row) {
    bytes.clear();
    for (int place : layout.places()) {
      Column column = batch.column(place);
      if (column.nulls().isNull(row)) {
        bytes.add(0);
      } else {
        bytes.add(1);
        add(column, row);
      }
    }
    boolean same = any && Arrays.equals(bytes.data, 0, bytes.length(), last, 0, last.length);
    if (!same) {
      last = bytes.toBytes();
      any = true;
    }
    return same;
  }

  /** The row's key, to be kept in maps. */
  public ByteBuffer key() {
    return ByteBuffer.wrap(last);
  }

  private void add(Column column, int row) {
    switch (column) {
      case LongColumn longs -> add(longs.values[row]);
      case DoubleColumn doubles -> add(Double.doubleToLongBits(doubles.values[row]));
      case Int128Column wide -> {
        add(wide.high[row]);
        add(wide.low[row]);
      }
      case BytesColumn text -> {
        add(text.lengths[row]);
        bytes.add(text.data, text.offsets[row], text.lengths[row]);
      }
      case RowColumn _ -> throw new IllegalArgumentException("a row is no partition");
    }
  }

  private void add(long value) {
    int at = bytes.reserve(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes.data[at + i] = (byte) (value >>> Byte.SIZE * i);
    }
  }
}
