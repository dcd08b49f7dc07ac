package dev.weir.engine.json;

import dev.weir.batch.Slice;
import dev.weir.engine.function.BytesResult;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.LongResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON_VALUE, JSON_QUERY, JSON_EXISTS and IS JSON. */
public final class JsonQueries {
  private JsonQueries() {}

  /** The text of a scalar. */
  public static boolean value(
      Slice json, Slice path, Slice onEmpty, Slice onError, JsonRule rule, BytesResult out) {
    try {
      JsonLookup.Found found = rule.lookup().find(json, path);
      Object value = found.value();
      if (value != null && JsonRule.scalar(value)) {
        out.set(value.toString());
        return true;
      }
      if (found.lax()) {
        return instead(rule.onEmpty(), onEmpty, out, "nothing");
      }
      return instead(rule.onError(), onError, out, "no scalar");
    } catch (JsonException e) {
      return instead(rule.onError(), onError, out, e.reason());
    }
  }

  /** The JSON of an object or array. */
  public static boolean query(Slice json, Slice path, JsonRule rule, BytesResult out) {
    Slice none = new Slice();
    try {
      JsonLookup.Found found = rule.lookup().find(json, path);
      Object value = found.value() == null ? null : rule.wrapped(found.value());
      if (value != null && !JsonRule.scalar(value)) {
        JsonPrinter.print(value, out);
        return true;
      }
      if (found.lax()) {
        return instead(rule.onEmpty(), none, out, "nothing");
      }
      return instead(rule.onError(), none, out, "no object or array");
    } catch (JsonException e) {
      return instead(rule.onError(), none, out, e.reason());
    }
  }

  /** Whether a path leads to something that is not null. */
  public static boolean exists(Slice json, Slice path, JsonRule rule, LongResult out) {
    try {
      Object value = rule.lookup().find(json, path).value();
      out.value = value != null ? 1 : 0;
      return true;
    } catch (JsonException e) {
      out.value = rule.onError() == JsonRule.Behavior.TRUE ? 1 : 0;
      if (rule.onError() == JsonRule.Behavior.ERROR) {
        throw failure(e.reason());
      }
      return rule.onError() != JsonRule.Behavior.UNKNOWN;
    }
  }

  private static boolean instead(
      JsonRule.Behavior behavior, Slice otherwise, BytesResult out, String reason) {
    return switch (behavior) {
      case ERROR -> throw failure(reason);
      case DEFAULT -> {
        out.view(otherwise);
        yield true;
      }
      case EMPTY_ARRAY -> {
        out.set("[]");
        yield true;
      }
      case EMPTY_OBJECT -> {
        out.set("{}");
        yield true;
      }
      case NULL, TRUE, FALSE, UNKNOWN -> false;
    };
  }

  private static WeirException failure(String reason) {
    return new WeirException(ErrorCode.INVALID_ARGUMENT, "the JSON path finds no value: " + reason);
  }

  public static long isValue(Slice text) {
    return read(text) == null ? 0 : 1;
  }

  public static long isScalar(Slice text) {
    Object value = read(text);
    return value != null && JsonRule.scalar(value) ? 1 : 0;
  }

  public static long isArray(Slice text) {
    return read(text) instanceof List ? 1 : 0;
  }

  public static long isObject(Slice text) {
    return read(text) instanceof Map ? 1 : 0;
  }

  private static @Nullable Object read(Slice text) {
    try {
      return JsonReader.read(text.toString());
    } catch (JsonException e) {
      return null;
    }
  }
}
