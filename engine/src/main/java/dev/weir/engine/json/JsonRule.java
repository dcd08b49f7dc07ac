package dev.weir.engine.json;

import java.util.List;
import java.util.Map;

/** What a call of JSON_VALUE, JSON_QUERY or JSON_EXISTS does in the special cases. */
public record JsonRule(Wrapper wrapper, Behavior onEmpty, Behavior onError, JsonLookup lookup) {

  /** When a result of JSON_QUERY gets brackets. */
  public enum Wrapper {
    WITHOUT_ARRAY,
    WITH_CONDITIONAL_ARRAY,
    WITH_UNCONDITIONAL_ARRAY
  }

  /** What stands in for a result. */
  public enum Behavior {
    ERROR,
    NULL,
    DEFAULT,
    EMPTY_ARRAY,
    EMPTY_OBJECT,
    TRUE,
    FALSE,
    UNKNOWN
  }

  /** A rule by the names of its parts. */
  public static JsonRule of(String wrapper, String onEmpty, String onError) {
    return new JsonRule(
        Wrapper.valueOf(wrapper),
        Behavior.valueOf(onEmpty),
        Behavior.valueOf(onError),
        new JsonLookup());
  }

  /** The same with a lookup of its own: one that keeps a path serves one task. */
  public JsonRule withOwnLookup() {
    return new JsonRule(wrapper, onEmpty, onError, new JsonLookup());
  }

  /** The value as JSON_QUERY shows it: in brackets or as it is. */
  Object wrapped(Object value) {
    return switch (wrapper) {
      case WITHOUT_ARRAY -> value;
      case WITH_CONDITIONAL_ARRAY -> value instanceof List ? value : List.of(value);
      case WITH_UNCONDITIONAL_ARRAY -> List.of(value);
    };
  }

  static boolean scalar(Object value) {
    return !(value instanceof List) && !(value instanceof Map);
  }
}
