package dev.weir.engine.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** A condition on an element: {@code ?(@.price < 10 && @.name)}. */
sealed interface JsonFilter {
  /** Whether a path from the element leads to a value. */
  record Exists(JsonPath path) implements JsonFilter {}

  /** A comparison of what a path leads to with a constant. */
  record Compares(JsonPath path, String operator, Object constant) implements JsonFilter {}

  record And(JsonFilter left, JsonFilter right) implements JsonFilter {}

  record Or(JsonFilter left, JsonFilter right) implements JsonFilter {}

  default boolean accepts(Object element) {
    return switch (this) {
      case Exists(JsonPath path) -> !path.find(element).isEmpty();
      case Compares(JsonPath path, String operator, Object constant) ->
          compare(path.find(element), operator, constant);
      case And(JsonFilter left, JsonFilter right) ->
          left.accepts(element) && right.accepts(element);
      case Or(JsonFilter left, JsonFilter right) -> left.accepts(element) || right.accepts(element);
    };
  }

  private static boolean compare(List<Object> found, String operator, Object constant) {
    if (found.isEmpty()) {
      return false;
    }
    Object value = found.getFirst();
    boolean numbers = value instanceof Number && constant instanceof Number;
    int order =
        numbers
            ? decimal(value).compareTo(decimal(constant))
            : value instanceof String left && constant instanceof String right
                ? left.compareTo(right)
                : value.equals(constant) ? 0 : 2;
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0 && order != 2;
      default -> order >= 0 && order != 2;
    };
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigInteger integer ? new BigDecimal(integer) : (BigDecimal) number;
  }
}
