package dev.weir.engine.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON without blanks. */
final class JsonPrinter {
  private final StringBuilder out = new StringBuilder();
  private final boolean sorted;

  private JsonPrinter(boolean sorted) {
    this.sorted = sorted;
  }

  /** The value with the members of objects in the order of their names, as Flink's queries do. */
  static String sorted(Object value) {
    JsonPrinter printer = new JsonPrinter(true);
    printer.print(value);
    return printer.out.toString();
  }

  /** The value with members in the order in which they are. */
  static String plain(Object value) {
    JsonPrinter printer = new JsonPrinter(false);
    printer.print(value);
    return printer.out.toString();
  }

  private void print(Object value) {
    switch (value) {
      case Map<?, ?> members -> object(members);
      case List<?> elements -> array(elements);
      case String string -> quote(string, out);
      case JsonNull nothing -> out.append("null");
      default -> out.append(value);
    }
  }

  private void object(Map<?, ?> members) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : (sorted ? new TreeMap<>(members) : members).entrySet()) {
      out.append(separator);
      quote((String) member.getKey(), out);
      out.append(':');
      print(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void array(List<?> elements) {
    out.append('[');
    String separator = "";
    for (Object element : elements) {
      out.append(separator);
      print(element);
      separator = ",";
    }
    out.append(']');
  }

  /** Writes a string in quotes. */
  static void quote(String string, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
