package dev.weir.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A mutable view of a run of bytes: the value of a string or binary expression.
 *
 * <p>Every array that a slice points into has at least {@link #PADDING} readable bytes after the
 * slice's end, so that hashing and comparing can read whole words.
 */
public final class Slice {
  /** Bytes that must follow the end of any slice within its array. */
  public static final int PADDING = 8;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] NOTHING = new byte[PADDING];

  public byte[] data = NOTHING;
  public int offset;
  public int length;

  /** Points at a run of bytes. */
  public void set(byte[] data, int offset, int length) {
    this.data = data;
    this.offset = offset;
    this.length = length;
  }

  public void set(Slice other) {
    set(other.data, other.offset, other.length);
  }

  /** A slice over a padded copy of the text as UTF-8. */
  public static Slice of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A slice over a padded copy of the bytes. */
  public static Slice of(byte[] bytes) {
    Slice slice = new Slice();
    slice.set(Arrays.copyOf(bytes, bytes.length + PADDING), 0, bytes.length);
    return slice;
  }

  public byte[] toBytes() {
    return Arrays.copyOfRange(data, offset, offset + length);
  }

  /** The bytes read as UTF-8. */
  @Override
  public String toString() {
    return new String(data, offset, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice slice && same(this, slice);
  }

  @Override
  public int hashCode() {
    return (int) hash(data, offset, length);
  }

  /** Whether both hold the same bytes. */
  public static boolean same(Slice a, Slice b) {
    return same(a.data, a.offset, a.length, b.data, b.offset, b.length);
  }

  /** Whether both runs hold the same bytes. */
  public static boolean same(
      byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
    if (aLength != bLength) {
      return false;
    }
    int i = 0;
    for (; i + 8 <= aLength; i += 8) {
      if ((long) WORD.get(a, aOffset + i) != (long) WORD.get(b, bOffset + i)) {
        return false;
      }
    }
    int rest = aLength - i;
    return rest == 0 || tail(a, aOffset + i, rest) == tail(b, bOffset + i, rest);
  }

  /** Orders by unsigned bytes, which for UTF-8 is the order of code points. */
  public static int compare(Slice a, Slice b) {
    return Arrays.compareUnsigned(
        a.data, a.offset, a.offset + a.length, b.data, b.offset, b.offset + b.length);
  }

  /** Eight bytes of an array, the first in the lowest bits; see {@link #PADDING}. */
  public static long word(byte[] data, int at) {
    return (long) WORD.get(data, at);
  }

  /** A 64-bit hash of the bytes, well mixed in all bits. */
  public static long hash(byte[] data, int offset, int length) {
    long hash = length * 0x9E3779B97F4A7C15L;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      hash = mix(hash ^ (long) WORD.get(data, offset + i));
    }
    int rest = length - i;
    return mix(rest == 0 ? hash : hash ^ tail(data, offset + i, rest));
  }

  private static long tail(byte[] data, int offset, int rest) {
    return (long) WORD.get(data, offset) & (1L << (rest << 3)) - 1;
  }

  private static long mix(long value) {
    long x = value * 0xBF58476D1CE4E5B9L;
    return (x ^ x >>> 32) * 0x94D049BB133111EBL ^ x >>> 29;
  }
}
