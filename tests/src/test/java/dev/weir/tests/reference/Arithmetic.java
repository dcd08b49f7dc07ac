package dev.weir.tests.reference;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.type.DecimalType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The five operations on numbers: integers wrap, decimals round half up or become NULL. */
final class Arithmetic {
  /** Quotients of decimals are worked out to 38 digits first. */
  private static final MathContext DIGITS = new MathContext(38, RoundingMode.HALF_UP);

  private Arithmetic() {}

  static void addTo(Map<String, Reference.Body> bodies) {
    for (String operator : List.of("+", "-", "*", "/", "%")) {
      bodies.put(operator, Arithmetic::apply);
    }
    bodies.put("MOD", bodies.get("%"));
  }

  private static @Nullable Object apply(Call call, List<Object> values) {
    Object left = values.get(0);
    if (!(left instanceof Number) || !(values.getLast() instanceof Number)) {
      return TimeArithmetic.apply(call, values);
    }
    if (call.arguments().getFirst().type() instanceof IntervalType
        || call.arguments().getLast().type() instanceof IntervalType) {
      return TimeArithmetic.apply(call, values);
    }
    if (values.size() == 1) {
      return negative(left, call.type());
    }
    Object right = values.get(1);
    String operator = call.function().name();
    return switch (left) {
      case Long a -> integers(operator, a, (Long) right, call.type());
      case Float a -> (float) doubles(operator, a, (Float) right);
      case Double a -> doubles(operator, a, (Double) right);
      case BigDecimal a -> fit(decimals(operator, a, (BigDecimal) right), call.type());
      default -> throw new IllegalStateException("no number: " + left);
    };
  }

  private static Object negative(Object value, SqlType type) {
    return switch (value) {
      case Long number -> wrap(BigInteger.valueOf(number).negate(), type);
      case Float number -> -number;
      case Double number -> -number;
      case BigDecimal number -> number.negate();
      default -> throw new IllegalStateException("no number: " + value);
    };
  }

  private static Object integers(String operator, long left, long right, SqlType type) {
    BigInteger a = BigInteger.valueOf(left);
    BigInteger b = BigInteger.valueOf(right);
    BigInteger exact =
        switch (operator) {
          case "+" -> a.add(b);
          case "-" -> a.subtract(b);
          case "*" -> a.multiply(b);
          case "/" -> a.divide(notZero(b));
          default -> a.remainder(notZero(b));
        };
    return wrap(exact, type);
  }

  private static BigInteger notZero(BigInteger divisor) {
    if (divisor.signum() == 0) {
      throw new WeirException(ErrorCode.DIVISION_BY_ZERO, "division by zero");
    }
    return divisor;
  }

  /** The lowest bits, as many as the type has, with the sign that they show. */
  static Long wrap(BigInteger value, SqlType type) {
    return switch (((IntegerType) type).width()) {
      case TINYINT -> (long) value.byteValue();
      case SMALLINT -> (long) value.shortValue();
      case INT -> (long) value.intValue();
      case BIGINT -> value.longValue();
    };
  }

  /** Of floats the exact result of the doubles, rounded once, is the float's result too. */
  private static double doubles(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      default -> left % right;
    };
  }

  private static BigDecimal decimals(String operator, BigDecimal left, BigDecimal right) {
    if (right.signum() == 0
        && (operator.equals("/") || operator.endsWith("%") || operator.equals("MOD"))) {
      throw new WeirException(ErrorCode.DIVISION_BY_ZERO, "division by zero");
    }
    return switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      case "*" -> left.multiply(right);
      case "/" -> left.divide(right, DIGITS);
      default -> left.remainder(right);
    };
  }

  /** The value rounded to the type's scale, or NULL if it has too many digits then. */
  static @Nullable BigDecimal fit(BigDecimal value, SqlType type) {
    DecimalType decimal = (DecimalType) type;
    BigDecimal rounded = value.setScale(decimal.scale(), RoundingMode.HALF_UP);
    return rounded.precision() > decimal.precision() ? null : rounded;
  }
}
