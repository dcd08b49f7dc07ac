package dev.weir.engine.state;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.batch.RowColumn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link ByteStateWriter} wrote; a call out of order fails at once. */
public final class ByteStateReader implements StateReader {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle HALF =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] data;
  private int position;

  public ByteStateReader(byte[] data) {
    this.data = data;
    expect(ByteStateWriter.VERSION, "version");
  }

  @Override
  public long readLong() {
    expect(ByteStateWriter.LONG, "long");
    return takeLong();
  }

  @Override
  public long[] readLongs() {
    expect(ByteStateWriter.LONGS, "longs");
    long[] values = new long[takeInt()];
    takeLongs(values, values.length);
    return values;
  }

  @Override
  public byte[] readBytes() {
    expect(ByteStateWriter.BYTES, "bytes");
    return takeRun(takeInt());
  }

  @Override
  public String readText() {
    expect(ByteStateWriter.TEXT, "text");
    return new String(takeRun(takeInt()), StandardCharsets.UTF_8);
  }

  @Override
  public void readBatch(Batch batch) {
    expect(ByteStateWriter.BATCH, "batch");
    int rows = takeInt();
    if (rows > batch.capacity()) {
      throw new IllegalStateException(rows + " rows for a batch of " + batch.capacity());
    }
    batch.clear();
    boolean withKinds = data[position++] == 1;
    byte[] kinds = batch.kinds();
    if (withKinds && kinds == null) {
      throw new IllegalStateException("kinds for an insert-only batch");
    }
    if (kinds != null) {
      takeKinds(kinds, rows, withKinds);
    }
    requireCount(takeInt(), batch.columnCount());
    for (int i = 0; i < batch.columnCount(); i++) {
      takeColumn(batch.column(i), rows);
    }
    batch.setSize(rows);
  }

  private void takeKinds(byte[] kinds, int rows, boolean present) {
    if (present) {
      System.arraycopy(data, position, kinds, 0, rows);
      position += rows;
    } else {
      Arrays.fill(kinds, 0, rows, (byte) 0);
    }
  }

  private void takeColumn(Column column, int rows) {
    takeNulls(column.nulls(), rows);
    switch (column) {
      case LongColumn longs -> takeLongs(longs.values, rows);
      case DoubleColumn doubles -> {
        for (int i = 0; i < rows; i++) {
          doubles.values[i] = Double.longBitsToDouble(takeLong());
        }
      }
      case Int128Column wides -> {
        takeLongs(wides.high, rows);
        takeLongs(wides.low, rows);
      }
      case BytesColumn bytes -> takeRuns(bytes, rows);
      case RowColumn row -> {
        requireCount(takeInt(), row.fieldCount());
        for (int i = 0; i < row.fieldCount(); i++) {
          takeColumn(row.field(i), rows);
        }
      }
    }
  }

  private void takeNulls(Nulls nulls, int rows) {
    if (data[position++] == 0) {
      return;
    }
    for (int start = 0; start < rows; start += 64) {
      long word = takeLong();
      for (int i = start; i < Math.min(rows, start + 64); i++) {
        if ((word >>> i & 1) != 0) {
          nulls.set(i);
        }
      }
    }
  }

  private void takeRuns(BytesColumn column, int rows) {
    int at = position + 4 * rows;
    for (int i = 0; i < rows; i++) {
      int length = takeInt();
      column.append(i, data, at, length);
      at += length;
    }
    position = at;
  }

  private void takeLongs(long[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = (long) WORD.get(data, position + 8 * i);
    }
    position += 8 * count;
  }

  private byte[] takeRun(int length) {
    byte[] run = Arrays.copyOfRange(data, position, position + length);
    position += length;
    return run;
  }

  private int takeInt() {
    int value = (int) HALF.get(data, position);
    position += 4;
    return value;
  }

  private long takeLong() {
    long value = (long) WORD.get(data, position);
    position += 8;
    return value;
  }

  private void expect(byte mark, String what) {
    if (position >= data.length || data[position] != mark) {
      String found = position >= data.length ? "the end" : "mark " + data[position];
      throw new IllegalStateException("no " + what + " at byte " + position + " but " + found);
    }
    position++;
  }

  private static void requireCount(int found, int wanted) {
    if (found != wanted) {
      throw new IllegalStateException(found + " columns for a schema of " + wanted);
    }
  }
}
