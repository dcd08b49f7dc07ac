package dev.weir.engine.json;

import dev.weir.batch.Slice;
import dev.weir.engine.function.BytesResult;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** JSON_QUOTE, JSON_UNQUOTE and JSON. */
public final class JsonTexts {
  private JsonTexts() {}

  /** The JSON string of a text, with all but ASCII escaped. */
  public static void quote(Slice text, BytesResult out) {
    String value = text.toString();
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\', '/' -> quoted.append('\\').append(c);
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c > 0x7F) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    out.set(quoted.append('"').toString());
  }

  /** The text of a JSON string; any other text stays as it is. */
  public static void unquote(Slice text, BytesResult out) {
    String value = text.toString();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    try {
      out.set(quoted ? JsonEscapes.resolve(value.substring(1, value.length() - 1)) : value);
    } catch (JsonException e) {
      out.view(text);
    }
  }

  /** JSON without blanks and with the members of objects in the order of their names. */
  public static void json(Slice text, BytesResult out) {
    JsonPrinter.print(read(text.toBytes()), out);
  }

  /** The value of a text that has to be JSON. */
  static Object read(byte[] text) {
    String json = new String(text, StandardCharsets.UTF_8);
    try {
      return JsonReader.read(json);
    } catch (JsonException e) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "\"" + json + "\" is not JSON: " + e.getMessage(), e);
    }
  }
}
