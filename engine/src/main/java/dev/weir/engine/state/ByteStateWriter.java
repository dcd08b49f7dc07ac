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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes state into blocks of bytes, which {@link #toBytes} puts together; the layout stands in
 * this package's description.
 */
public final class ByteStateWriter implements StateWriter {
  static final byte VERSION = 1;
  static final byte LONG = 1;
  static final byte LONGS = 2;
  static final byte BYTES = 3;
  static final byte TEXT = 4;
  static final byte BATCH = 5;

  private static final int LEAST_BLOCK = 256;
  private static final byte[] NO_BLOCK = {};
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle HALF =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final StateBlocks blocks;
  private final List<byte[]> taken = new ArrayList<>();

  /** What was written, without the rest of each array. */
  private final List<ByteBuffer> full = new ArrayList<>();

  private long sizeOfFull;
  private byte[] data = new byte[LEAST_BLOCK];
  private int size;

  public ByteStateWriter() {
    this(new StateBlocks());
  }

  /** A writer that takes large blocks from there. */
  public ByteStateWriter(StateBlocks blocks) {
    this.blocks = blocks;
    putByte(VERSION);
  }

  /** What was written; the blocks are given back, and nothing more can be written. */
  public byte[] finish() {
    byte[] all = toBytes();
    full.clear();
    data = NO_BLOCK;
    taken.forEach(blocks::giveBack);
    taken.clear();
    return all;
  }

  /** What was written so far. */
  public byte[] toBytes() {
    long bytes = sizeOfFull + size;
    if (bytes > MOST_BYTES) {
      throw new IllegalStateException("state of " + bytes + " bytes, most is " + MOST_BYTES);
    }
    byte[] all = new byte[(int) bytes];
    int at = 0;
    for (ByteBuffer block : full) {
      block.get(0, all, at, block.limit());
      at += block.limit();
    }
    System.arraycopy(data, 0, all, at, size);
    return all;
  }

  @Override
  public void writeLong(long value) {
    putByte(LONG);
    putLong(value);
  }

  @Override
  public void writeLongs(long[] values, int count) {
    putByte(LONGS);
    putInt(count);
    putLongs(values, count);
  }

  @Override
  public void writeBytes(byte[] bytes, int offset, int length) {
    putByte(BYTES);
    putInt(length);
    putRun(bytes, offset, length);
  }

  @Override
  public void writeText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    putByte(TEXT);
    putInt(bytes.length);
    putRun(bytes, 0, bytes.length);
  }

  @Override
  public void writeBatch(Batch batch) {
    int rows = batch.size();
    byte[] kinds = batch.kinds();
    putByte(BATCH);
    putInt(rows);
    putByte((byte) (kinds == null ? 0 : 1));
    if (kinds != null) {
      putRun(kinds, 0, rows);
    }
    putInt(batch.columnCount());
    for (int i = 0; i < batch.columnCount(); i++) {
      putColumn(batch.column(i), rows);
    }
  }

  private void putColumn(Column column, int rows) {
    putNulls(column.nulls(), rows);
    switch (column) {
      case LongColumn longs -> putLongs(longs.values, rows);
      case DoubleColumn doubles -> putDoubles(doubles.values, rows);
      case Int128Column wides -> {
        putLongs(wides.high, rows);
        putLongs(wides.low, rows);
      }
      case BytesColumn bytes -> putRuns(bytes, rows);
      case RowColumn row -> {
        putInt(row.fieldCount());
        for (int i = 0; i < row.fieldCount(); i++) {
          putColumn(row.field(i), rows);
        }
      }
    }
  }

  private void putNulls(Nulls nulls, int rows) {
    putByte((byte) (nulls.any() ? 1 : 0));
    if (nulls.any()) {
      putLongs(nulls.words, (rows + 63) >>> 6);
    }
  }

  private void putRuns(BytesColumn column, int rows) {
    for (int i = 0; i < rows; i++) {
      putInt(column.isNull(i) ? 0 : column.lengths[i]);
    }
    for (int i = 0; i < rows; i++) {
      if (!column.isNull(i)) {
        putRun(column.data, column.offsets[i], column.lengths[i]);
      }
    }
  }

  private void putLongs(long[] values, int count) {
    for (int from = 0; from < count; ) {
      room(8);
      int part = Math.min(count - from, (data.length - size) / 8);
      for (int i = 0; i < part; i++) {
        WORD.set(data, size + 8 * i, values[from + i]);
      }
      size += 8 * part;
      from += part;
    }
  }

  private void putDoubles(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      putLong(Double.doubleToRawLongBits(values[i]));
    }
  }

  private void putRun(byte[] bytes, int offset, int length) {
    for (int from = 0; from < length; ) {
      room(1);
      int part = Math.min(length - from, data.length - size);
      System.arraycopy(bytes, offset + from, data, size, part);
      size += part;
      from += part;
    }
  }

  private void putByte(byte value) {
    room(1);
    data[size++] = value;
  }

  private void putInt(int value) {
    room(4);
    HALF.set(data, size, value);
    size += 4;
  }

  private void putLong(long value) {
    room(8);
    WORD.set(data, size, value);
    size += 8;
  }

  /** Makes room for a few bytes that stay together. */
  private void room(int bytes) {
    if (data.length - size < bytes) {
      full.add(ByteBuffer.wrap(data, 0, size));
      sizeOfFull += size;
      data = nextBlock();
      size = 0;
    }
  }

  private byte[] nextBlock() {
    if (sizeOfFull < StateBlocks.BLOCK) {
      return new byte[(int) Math.max(sizeOfFull, LEAST_BLOCK)];
    }
    byte[] block = blocks.take();
    taken.add(block);
    return block;
  }
}
