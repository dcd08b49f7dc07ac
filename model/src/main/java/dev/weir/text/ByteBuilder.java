package dev.weir.text;

import dev.weir.batch.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing run of bytes from the start of {@link #data}. {@link Slice#PADDING} readable bytes
 * always follow the last one.
 */
public final class ByteBuilder {
  /** The bytes; a larger array takes its place when it is full. */
  public byte[] data;

  private int length;

  public ByteBuilder(int capacity) {
    this.data = new byte[capacity + Slice.PADDING];
  }

  public ByteBuilder() {
    this(56);
  }

  public int length() {
    return length;
  }

  /** Forgets all bytes and keeps the array. */
  public ByteBuilder clear() {
    length = 0;
    return this;
  }

  /** Drops bytes from the end. */
  public void truncate(int newLength) {
    length = newLength;
  }

  /**
   * Makes room for that many more bytes and returns where they start; {@link #data} is the array.
   */
  public int reserve(int count) {
    int at = length;
    long needed = (long) at + count + Slice.PADDING;
    if (needed > data.length) {
      if (needed > 1 << 30) {
        throw new IllegalStateException("more than 1 GiB of text: " + needed);
      }
      data = Arrays.copyOf(data, (int) Math.min(Math.max(needed, 2L * data.length), 1 << 30));
    }
    length = at + count;
    return at;
  }

  /** Adds one byte, given by its lowest eight bits. */
  public ByteBuilder add(int value) {
    int at = reserve(1);
    data[at] = (byte) value;
    return this;
  }

  public ByteBuilder add(byte[] source, int offset, int count) {
    int at = reserve(count);
    System.arraycopy(source, offset, data, at, count);
    return this;
  }

  public ByteBuilder add(Slice value) {
    return add(value.data, value.offset, value.length);
  }

  /** Adds the text as UTF-8. */
  public ByteBuilder add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length);
  }

  /** Adds a code point as UTF-8. */
  public ByteBuilder addCodePoint(int codePoint) {
    if (codePoint < 0x80) {
      return add(codePoint);
    }
    if (codePoint < 0x800) {
      return add(0xC0 | codePoint >> 6).addTail(codePoint);
    }
    if (codePoint < 0x10000) {
      return add(0xE0 | codePoint >> 12).addTail(codePoint >> 6).addTail(codePoint);
    }
    return add(0xF0 | codePoint >> 18)
        .addTail(codePoint >> 12)
        .addTail(codePoint >> 6)
        .addTail(codePoint);
  }

  private ByteBuilder addTail(int bits) {
    return add(0x80 | (bits & 0x3F));
  }

  /** Points {@code slice} at all bytes; valid until the next change. */
  public void get(Slice slice) {
    slice.set(data, 0, length);
  }

  public byte[] toBytes() {
    return Arrays.copyOf(data, length);
  }

  /** The bytes read as UTF-8. */
  @Override
  public String toString() {
    return new String(data, 0, length, StandardCharsets.UTF_8);
  }
}
