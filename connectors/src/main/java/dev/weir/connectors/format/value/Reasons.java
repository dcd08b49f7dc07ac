package dev.weir.connectors.format.value;

import dev.weir.type.SqlType;
import java.nio.charset.StandardCharsets;

/** Says why a field can't be read. */
public final class Reasons {
  private static final int MOST_SHOWN = 80;

  private Reasons() {}

  /** {@code "abc" is not an INT}; the value is shown as given. */
  public static String isNot(String value, SqlType type) {
    String name = type.withNullable(true).toString();
    String article = "AEIOU".indexOf(name.charAt(0)) >= 0 ? "an " : "a ";
    return value + " is not " + article + name;
  }

  /** The bytes as text, cut when they are many. */
  public static String shown(byte[] data, int start, int end) {
    String text =
        new String(data, start, Math.min(end - start, 4 * MOST_SHOWN), StandardCharsets.UTF_8);
    boolean cut = text.length() > MOST_SHOWN || end - start > 4 * MOST_SHOWN;
    return cut ? text.substring(0, Math.min(MOST_SHOWN, text.length())) + "..." : text;
  }
}
