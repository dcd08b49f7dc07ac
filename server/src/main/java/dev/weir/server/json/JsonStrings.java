package dev.weir.server.json;

import dev.weir.text.ByteBuilder;
import java.nio.charset.StandardCharsets;

/** Strings as JSON, from UTF-8 to UTF-8. */
final class JsonStrings {
  private static final String HEX = "0123456789abcdef";

  private JsonStrings() {}

  static void append(String text, ByteBuilder out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    append(bytes, 0, bytes.length, out);
  }

  /** Adds a quoted string; runs of bytes that need no escape are copied whole. */
  static void append(byte[] data, int offset, int length, ByteBuilder out) {
    out.add('"');
    int end = offset + length;
    int plain = offset;
    for (int i = offset; i < end; i++) {
      byte b = data[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
        out.add(data, plain, i - plain);
        escape(b, out);
        plain = i + 1;
      }
    }
    out.add(data, plain, end - plain);
    out.add('"');
  }

  private static void escape(byte b, ByteBuilder out) {
    out.add('\\');
    switch (b) {
      case '"', '\\' -> out.add(b);
      case '\n' -> out.add('n');
      case '\r' -> out.add('r');
      case '\t' -> out.add('t');
      case '\b' -> out.add('b');
      case '\f' -> out.add('f');
      default -> {
        out.add("u00");
        out.add(HEX.charAt(b >> 4)).add(HEX.charAt(b & 15));
      }
    }
  }
}
