package dev.weir.tests.reference;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Comparison of two values of one type, and what follows from it. */
@SuppressWarnings("ByteBufferBackingArray")
final class Comparisons {
  private Comparisons() {}

  static void addTo(Map<String, Reference.Body> bodies) {
    bodies.put("=", (call, values) -> equal(values.get(0), values.get(1)));
    bodies.put("<>", (call, values) -> !equal(values.get(0), values.get(1)));
    bodies.put("<", (call, values) -> test(values, order -> order < 0));
    bodies.put("<=", (call, values) -> test(values, order -> order <= 0));
    bodies.put(">", (call, values) -> test(values, order -> order > 0));
    bodies.put(">=", (call, values) -> test(values, order -> order >= 0));
    bodies.put("NOT", (call, values) -> !(Boolean) values.get(0));
    bodies.put("GREATEST", (call, values) -> most(values, order -> order > 0));
    bodies.put("LEAST", (call, values) -> most(values, order -> order < 0));
  }

  static boolean equal(Object left, Object right) {
    return test(List.of(left, right), order -> order == 0);
  }

  /** NaN compares with nothing, not even itself. */
  private static boolean test(List<Object> values, IntPredicate wanted) {
    Object left = values.get(0);
    Object right = values.get(1);
    return !isNaN(left) && !isNaN(right) && wanted.test(compare(left, right));
  }

  private static boolean isNaN(Object value) {
    return value instanceof Number number
        && !(value instanceof BigDecimal)
        && Double.isNaN(number.doubleValue());
  }

  /** The first value that no later one beats, in the order that sorts: NaN after all numbers. */
  private static Object most(List<Object> values, IntPredicate better) {
    Object most = values.get(0);
    for (Object value : values) {
      if (better.test(sorted(value, most))) {
        most = value;
      }
    }
    return most;
  }

  private static int sorted(Object left, Object right) {
    return switch (left) {
      case Float number -> number.compareTo((Float) right);
      case Double number -> number.compareTo((Double) right);
      default -> compare(left, right);
    };
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object left, Object right) {
    return switch (left) {
      case Long number -> number.compareTo((Long) right);
      case Float number -> compareDoubles(number, (Float) right);
      case Double number -> compareDoubles(number, (Double) right);
      case String text ->
          Arrays.compareUnsigned(
              text.getBytes(StandardCharsets.UTF_8),
              ((String) right).getBytes(StandardCharsets.UTF_8));
      case ByteBuffer bytes -> Arrays.compareUnsigned(bytes.array(), ((ByteBuffer) right).array());
      case List<?> fields -> fields.equals(right) ? 0 : 1;
      default -> ((Comparable<Object>) left).compareTo(right);
    };
  }

  /** Zero equals negative zero. */
  private static int compareDoubles(double left, double right) {
    return left < right ? -1 : left > right ? 1 : 0;
  }
}
