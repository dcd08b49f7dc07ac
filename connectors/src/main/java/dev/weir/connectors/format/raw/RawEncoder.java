package dev.weir.connectors.format.raw;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.LongColumn;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import dev.weir.type.CharacterType;
import dev.weir.type.Field;
import dev.weir.type.FloatingType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes each value as a line. */
final class RawEncoder implements RowEncoder {
  private final Field field;
  private final RawConfig config;
  private final int bytes;

  RawEncoder(Field field, RawConfig config) {
    this.field = field;
    this.config = config;
    this.bytes = RawValue.bytes(field.type());
  }

  @Override
  public void start(ByteBuilder out) {}

  @Override
  public void encode(Batch batch, int row, ByteBuilder out) {
    Column column = batch.column(0);
    if (column.isNull(row)) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "column \"" + field.name() + "\" is NULL: format \"raw\" can't say that");
    }
    byte[] value = value(column, row);
    out.add(value, 0, value.length).add('\n');
  }

  private byte[] value(Column column, int row) {
    return switch (column) {
      case BytesColumn text -> bytes(text, row);
      case LongColumn whole -> whole(whole.values[row]);
      case DoubleColumn floating -> floating(floating.values[row]);
      default -> throw new IllegalStateException(field.toString());
    };
  }

  private byte[] bytes(BytesColumn column, int row) {
    int start = column.offsets[row];
    byte[] value = Arrays.copyOfRange(column.data, start, start + column.lengths[row]);
    return field.type() instanceof CharacterType
        ? new String(value, StandardCharsets.UTF_8).getBytes(config.charset())
        : value;
  }

  private byte[] whole(long value) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(config.order());
    switch (bytes) {
      case Byte.BYTES -> buffer.put((byte) value);
      case Short.BYTES -> buffer.putShort((short) value);
      case Integer.BYTES -> buffer.putInt((int) value);
      default -> buffer.putLong(value);
    }
    return buffer.array();
  }

  private byte[] floating(double value) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(config.order());
    if (((FloatingType) field.type()).doublePrecision()) {
      buffer.putDouble(value);
    } else {
      buffer.putFloat((float) value);
    }
    return buffer.array();
  }
}
