package dev.weir.engine.json;

import dev.weir.batch.Slice;
import dev.weir.engine.function.BytesResult;
import dev.weir.text.ByteBuilder;
import dev.weir.value.VariantText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON without blanks and with the members of objects in the order of their names. */
final class JsonPrinter {
  private final ByteBuilder out;

  private JsonPrinter(ByteBuilder out) {
    this.out = out;
  }

  /** Makes the JSON of the value the result. */
  static void print(Object value, BytesResult result) {
    new JsonPrinter(result.start()).print(value);
    result.finish();
  }

  private void print(Object value) {
    switch (value) {
      case Map<?, ?> members -> object(members);
      case List<?> elements -> array(elements);
      case String string -> quote(string);
      case JsonNull nothing -> out.add("null");
      default -> out.add(value.toString());
    }
  }

  private void object(Map<?, ?> members) {
    out.add('{');
    String separator = "";
    for (Map.Entry<?, ?> member : new TreeMap<>(members).entrySet()) {
      out.add(separator);
      quote((String) member.getKey());
      out.add(':');
      print(member.getValue());
      separator = ",";
    }
    out.add('}');
  }

  private void array(List<?> elements) {
    out.add('[');
    String separator = "";
    for (Object element : elements) {
      out.add(separator);
      print(element);
      separator = ",";
    }
    out.add(']');
  }

  private void quote(String string) {
    VariantText.quote(Slice.of(string), out);
  }
}
