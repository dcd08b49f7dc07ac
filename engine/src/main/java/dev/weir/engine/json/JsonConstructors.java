package dev.weir.engine.json;

import dev.weir.engine.function.BytesResult;
import dev.weir.engine.variadic.Arguments;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON_OBJECT, JSON_ARRAY and JSON_STRING. Of the arguments of the first two, the first says what
 * becomes of NULLs, and the second has a letter for each of the others: {@code r} for JSON that is
 * taken as it is. The members of an object are sorted by name, as in Flink.
 */
public final class JsonConstructors {
  private static final int FIRST = 2;

  private JsonConstructors() {}

  public static boolean object(Arguments arguments, BytesResult out) {
    Map<String, Object> members = new HashMap<>();
    for (int i = FIRST; i < arguments.count(); i += 2) {
      if (!(arguments.value(i) instanceof byte[] name)) {
        throw new WeirException(ErrorCode.INVALID_ARGUMENT, "a key of JSON_OBJECT is NULL");
      }
      Object member = member(arguments, i + 1);
      if (member != JsonNull.NULL || keepsNulls(arguments)) {
        members.put(new String(name, StandardCharsets.UTF_8), member);
      }
    }
    JsonPrinter.print(members, out);
    return true;
  }

  public static boolean array(Arguments arguments, BytesResult out) {
    List<Object> elements = new ArrayList<>();
    for (int i = FIRST; i < arguments.count(); i++) {
      Object element = member(arguments, i);
      if (element != JsonNull.NULL || keepsNulls(arguments)) {
        elements.add(element);
      }
    }
    JsonPrinter.print(elements, out);
    return true;
  }

  /** The JSON of one value; NULL of NULL. */
  public static boolean string(Arguments arguments, BytesResult out) {
    if (arguments.value(0) == null) {
      return false;
    }
    JsonPrinter.print(JsonValues.of(arguments, 0), out);
    return true;
  }

  private static boolean keepsNulls(Arguments arguments) {
    return text(arguments, 0).startsWith("NULL");
  }

  private static Object member(Arguments arguments, int index) {
    Object value = arguments.value(index);
    if (value == null) {
      return JsonNull.NULL;
    }
    boolean raw = text(arguments, 1).charAt(index - FIRST) == 'r';
    return raw ? JsonTexts.read((byte[]) value) : JsonValues.of(arguments, index);
  }

  private static String text(Arguments arguments, int index) {
    return arguments.value(index) instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : "";
  }
}
