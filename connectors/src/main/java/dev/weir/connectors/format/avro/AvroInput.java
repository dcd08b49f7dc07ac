package dev.weir.connectors.format.avro;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The bytes of a block, read in Avro's binary form. */
final class AvroInput {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST_VARINT = 10;

  byte[] data = {};
  private int at;
  private int end;

  /** Takes the bytes of a block. */
  void set(ByteBuffer block) {
    data = block.array();
    at = block.arrayOffset() + block.position();
    end = block.arrayOffset() + block.limit();
  }

  /** Passes over that many bytes and says where they start. */
  int take(int length) throws IOException {
    if (length < 0 || length > end - at) {
      throw new EOFException("a value is longer than its block");
    }
    int start = at;
    at += length;
    return start;
  }

  /** The length of a string or of bytes, which follow. */
  int length() throws IOException {
    return Math.clamp(number(), -1, Integer.MAX_VALUE);
  }

  int int32() throws IOException {
    long value = number();
    if (value != (int) value) {
      throw new IOException("a whole number is longer than 32 bits");
    }
    return (int) value;
  }

  long number() throws IOException {
    long value = 0;
    for (int i = 0; i < MOST_VARINT; i++) {
      byte b = data[take(1)];
      value |= (long) (b & 0x7F) << (7 * i);
      if (b >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new IOException("a whole number is longer than 64 bits");
  }

  boolean flag() throws IOException {
    return data[take(1)] != 0;
  }

  float float32() throws IOException {
    return Float.intBitsToFloat((int) INT.get(data, take(4)));
  }

  double float64() throws IOException {
    return Double.longBitsToDouble((long) LONG.get(data, take(8)));
  }

  /** How many items the next part of an array or map has; 0 at its end. */
  int items() throws IOException {
    int count = int32();
    if (count >= 0) {
      return count;
    }
    number();
    return Math.negateExact(count);
  }

  /** The branch of a union that the value is of. */
  Schema branch(Schema union) throws IOException {
    return union.getTypes().get(branch(union.getTypes().size()));
  }

  int branch(int branches) throws IOException {
    long index = number();
    if (index < 0 || index >= branches) {
      throw new IOException("a union has no branch " + index);
    }
    return (int) index;
  }

  /** Passes over a value. */
  void skip(Schema schema) throws IOException {
    switch (schema.getType()) {
      case NULL -> {}
      case BOOLEAN -> take(1);
      case INT, LONG, ENUM -> number();
      case FLOAT -> take(4);
      case DOUBLE -> take(8);
      case STRING, BYTES -> take(length());
      case FIXED -> take(schema.getFixedSize());
      case UNION -> skip(branch(schema));
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          skip(field.schema());
        }
      }
      case ARRAY -> skipItems(null, schema.getElementType());
      case MAP -> skipItems(Schema.create(Schema.Type.STRING), schema.getValueType());
    }
  }

  private void skipItems(@Nullable Schema key, Schema value) throws IOException {
    for (long count = number(); count != 0; count = number()) {
      if (count < 0) {
        take(length());
        continue;
      }
      for (long i = 0; i < count; i++) {
        if (key != null) {
          skip(key);
        }
        skip(value);
      }
    }
  }
}
