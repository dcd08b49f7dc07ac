package dev.weir.tests.reference;

import dev.weir.expr.Call;
import dev.weir.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. */
final class Numbers {
  private Numbers() {}

  static void addTo(Map<String, Reference.Body> bodies) {
    bodies.put("ABS", (call, values) -> magnitude(call, values.get(0)));
    bodies.put("SIGN", (call, values) -> sign(call, values.get(0)));
    bodies.put("FLOOR", (call, values) -> whole(call, values.get(0), RoundingMode.FLOOR));
    bodies.put("CEIL", (call, values) -> whole(call, values.get(0), RoundingMode.CEILING));
    bodies.put("ROUND", (call, values) -> places(call, values, RoundingMode.HALF_UP));
    bodies.put("TRUNCATE", (call, values) -> places(call, values, RoundingMode.DOWN));
    // Flink takes the power of a half, which differs for minus infinity and minus zero.
    real(bodies, "SQRT", x -> Math.pow(x, 0.5));
    real(bodies, "EXP", Math::exp);
    real(bodies, "LN", Math::log);
    real(bodies, "SIN", Math::sin);
    real(bodies, "RADIANS", Math::toRadians);
    bodies.put("POWER", (call, values) -> Math.pow(real(values.get(0)), real(values.get(1))));
    bodies.put("BIN", (call, values) -> Long.toBinaryString((Long) values.get(0)));
    bodies.put("HEX", (call, values) -> hex(values.get(0)));
  }

  private static void real(
      Map<String, Reference.Body> bodies, String name, DoubleUnaryOperator function) {
    bodies.put(name, (call, values) -> function.applyAsDouble(real(values.get(0))));
  }

  private static double real(Object number) {
    return ((Number) number).doubleValue();
  }

  private static Object hex(Object value) {
    return value instanceof Long number
        ? Long.toHexString(number).toUpperCase(Locale.ROOT)
        : java.util.HexFormat.of()
            .withUpperCase()
            .formatHex(((String) value).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Object magnitude(Call call, Object value) {
    return switch (value) {
      case Long number when call.type() instanceof dev.weir.type.IntegerType ->
          Arithmetic.wrap(BigInteger.valueOf(number).abs(), call.type());
      case Long number -> Math.abs(number);
      case Float number -> Math.abs(number);
      case Double number -> Math.abs(number);
      case BigDecimal number -> number.abs();
      default -> throw new IllegalStateException("no number: " + value);
    };
  }

  private static @Nullable Object sign(Call call, Object value) {
    return switch (value) {
      case Long number -> (long) Long.signum(number);
      case Float number -> Math.signum(number);
      case Double number -> Math.signum(number);
      case BigDecimal number -> Arithmetic.fit(BigDecimal.valueOf(number.signum()), call.type());
      default -> throw new IllegalStateException("no number: " + value);
    };
  }

  private static @Nullable Object whole(Call call, Object value, RoundingMode mode) {
    boolean down = mode == RoundingMode.FLOOR;
    return switch (value) {
      case Long number -> number;
      case Float number -> (float) (down ? Math.floor(number) : Math.ceil(number));
      case Double number -> down ? Math.floor(number) : Math.ceil(number);
      case BigDecimal number -> Arithmetic.fit(number.setScale(0, mode), call.type());
      default -> throw new IllegalStateException("no number: " + value);
    };
  }

  private static @Nullable Object places(Call call, List<Object> values, RoundingMode mode) {
    int places = values.size() == 1 ? 0 : Math.toIntExact((Long) values.get(1));
    return switch (values.get(0)) {
      case Double number when Double.isFinite(number) ->
          cut(BigDecimal.valueOf(number), places, mode).doubleValue();
      case BigDecimal number ->
          places >= ((DecimalType) call.arguments().get(0).type()).scale()
              ? number
              : Arithmetic.fit(cut(number, places, mode), call.type());
      default -> throw new Unspecified("rounding of " + values.get(0));
    };
  }

  private static BigDecimal cut(BigDecimal number, int places, RoundingMode mode) {
    return number.movePointRight(places).setScale(0, mode).movePointLeft(places);
  }
}
