package dev.weir.connectors.format.raw;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.value.Reasons;
import dev.weir.type.CharacterType;
import dev.weir.type.FloatingType;
import dev.weir.type.SqlType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads each line, or the whole block, as a value. Text that isn't valid gets the sign for that in
 * its place.
 */
final class RawDecoder implements RowDecoder {
  private final SqlType type;
  private final RawConfig config;
  private final RowFaults faults;
  private final boolean lines;
  private final int bytes;

  RawDecoder(SqlType type, RawConfig config, RowFaults faults, boolean lines) {
    this.type = type;
    this.config = config;
    this.faults = faults;
    this.lines = lines;
    this.bytes = RawValue.bytes(type);
  }

  @Override
  public void decode(Block block, Batch batch) {
    if (!lines) {
      if (!batch.isFull()) {
        int start = block.position;
        block.position = block.limit;
        value(block, start, block.limit, batch);
      }
      return;
    }
    int stop = Math.min(block.stop, block.wholeLines);
    while (!batch.isFull() && block.position < stop) {
      int start = block.position;
      int end = start;
      while (block.data[end] != '\n') {
        end++;
      }
      block.position = Math.min(end + 1, block.limit);
      boolean carriage = end > start && block.data[end - 1] == '\r';
      value(block, start, carriage ? end - 1 : end, batch);
    }
  }

  private void value(Block block, int start, int end, Batch batch) {
    int length = end - start;
    if (bytes != RawValue.ANY && length != bytes) {
      String text = Reasons.shown(block.data, start, end);
      String reason = "it has " + length + " bytes, and " + type.name() + " has " + bytes;
      faults.report(block.origin + start, "", reason, text);
      return;
    }
    byte[] value = Arrays.copyOfRange(block.data, start, end);
    int row = batch.size();
    for (int i = 0; i < batch.columnCount(); i++) {
      put(value, batch.column(i), row);
    }
    batch.setSize(row + 1);
  }

  private void put(byte[] value, Column column, int row) {
    switch (column) {
      case BytesColumn text -> {
        byte[] put = type instanceof CharacterType ? characters(value) : value;
        text.append(row, put, 0, put.length);
      }
      case LongColumn whole ->
          whole.values[row] = whole(ByteBuffer.wrap(value).order(config.order()));
      case DoubleColumn floating -> {
        ByteBuffer buffer = ByteBuffer.wrap(value).order(config.order());
        boolean wide = ((FloatingType) type).doublePrecision();
        floating.values[row] = wide ? buffer.getDouble() : buffer.getFloat();
      }
      default -> throw new IllegalStateException(type.toString());
    }
  }

  private byte[] characters(byte[] value) {
    return new String(value, config.charset()).getBytes(StandardCharsets.UTF_8);
  }

  private long whole(ByteBuffer buffer) {
    return switch (bytes) {
      case Byte.BYTES -> type.name().equals("BOOLEAN") ? (buffer.get() == 0 ? 0 : 1) : buffer.get();
      case Short.BYTES -> buffer.getShort();
      case Integer.BYTES -> buffer.getInt();
      default -> buffer.getLong();
    };
  }
}
