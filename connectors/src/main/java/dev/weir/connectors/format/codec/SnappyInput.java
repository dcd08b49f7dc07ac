package dev.weir.connectors.format.codec;

import java.io.IOException;

/** Unpacks one content. */
final class SnappyInput {
  /** A byte of packed content stands for no more than this. */
  private static final int MOST_GROWTH = 64;

  private final byte[] data;
  private final int end;
  private int at;
  private byte[] out = {};
  private int size;

  SnappyInput(byte[] data, int start, int end) {
    this.data = data;
    this.at = start;
    this.end = end;
  }

  byte[] unpack() throws IOException {
    long length = length();
    if (length < 0 || length > (long) MOST_GROWTH * (end - at)) {
      throw damaged();
    }
    out = new byte[(int) length];
    while (at < end) {
      int tag = next();
      switch (tag & 3) {
        case 0 -> literal(tag >>> 2);
        case 1 -> copy((tag >>> 2 & 7) + 4, (tag >>> 5) << 8 | next());
        case 2 -> copy((tag >>> 2) + 1, number(2));
        default -> copy((tag >>> 2) + 1, number(4));
      }
    }
    if (size != out.length) {
      throw damaged();
    }
    return out;
  }

  private long length() throws IOException {
    long length = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int b = next();
      length |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return length > Integer.MAX_VALUE ? -1 : length;
      }
    }
    return -1;
  }

  private void literal(int tag) throws IOException {
    int length = (tag < 60 ? tag : number(tag - 59)) + 1;
    if (length <= 0 || length > end - at || length > out.length - size) {
      throw damaged();
    }
    System.arraycopy(data, at, out, size, length);
    at += length;
    size += length;
  }

  private void copy(int length, int distance) throws IOException {
    if (distance <= 0 || distance > size || length > out.length - size) {
      throw damaged();
    }
    if (distance >= length) {
      System.arraycopy(out, size - distance, out, size, length);
      size += length;
      return;
    }
    for (int i = 0; i < length; i++) {
      out[size] = out[size - distance];
      size++;
    }
  }

  private int number(int bytes) throws IOException {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= next() << (8 * i);
    }
    return number;
  }

  private int next() throws IOException {
    if (at == end) {
      throw damaged();
    }
    return data[at++] & 0xFF;
  }

  private static IOException damaged() {
    return new IOException("its snappy content is damaged");
  }
}
