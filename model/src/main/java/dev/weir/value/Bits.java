package dev.weir.value;

import dev.weir.type.Layout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers within encoded values. */
final class Bits {
  static final int COUNT_BYTES = 4;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Bits() {}

  static long longAt(byte[] data, int at) {
    return (long) LONG.get(data, at);
  }

  static void putLong(byte[] data, int at, long value) {
    LONG.set(data, at, value);
  }

  static int intAt(byte[] data, int at) {
    return (int) INT.get(data, at);
  }

  static void putInt(byte[] data, int at, int value) {
    INT.set(data, at, value);
  }

  static boolean isSet(byte[] data, int at, int bit) {
    return (data[at + (bit >>> 3)] >>> (bit & 7) & 1) != 0;
  }

  static void set(byte[] data, int at, int bit) {
    data[at + (bit >>> 3)] |= (byte) (1 << (bit & 7));
  }

  static int bytesOfBits(int count) {
    return (count + 7) >>> 3;
  }

  /** The bytes of a slot. */
  static int width(Layout layout) {
    return switch (layout) {
      case LONG, DOUBLE -> 8;
      case INT128 -> 16;
      case BYTES, ROW -> 4;
    };
  }
}
