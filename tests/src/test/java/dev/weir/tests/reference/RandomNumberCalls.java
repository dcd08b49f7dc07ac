package dev.weir.tests.reference;

import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;

/** Calls whose result is a number. */
final class RandomNumberCalls {
  private static final List<String> OPERATORS = List.of("+", "-", "*", "+", "-", "*", "/", "%");
  private static final List<DecimalType> DECIMALS =
      List.of(Types.decimal(9, 2), Types.decimal(18, 4), Types.decimal(38, 10));

  private final RandomExpressions all;

  RandomNumberCalls(RandomExpressions all) {
    this.all = all;
  }

  Expr integer(IntegerType type, int depth) {
    boolean wide = type.width() == IntegerType.Width.BIGINT;
    boolean plain = type.width() == IntegerType.Width.INT;
    return switch (all.random.nextInt(6)) {
      case 0 -> all.call(all.pick(List.of("-", "ABS", "SIGN")), type, all.grow(type, depth));
      case 1 -> wide ? extract(depth) : plain ? measure(depth) : operator(type, depth);
      case 2 -> wide ? all.field(0, depth) : plain ? distance(depth) : operator(type, depth);
      default -> operator(type, depth);
    };
  }

  private Expr operator(SqlType type, int depth) {
    return all.call(all.pick(OPERATORS), type, all.grow(type, depth), all.grow(type, depth));
  }

  private Expr measure(int depth) {
    Expr text = all.grow(Types.STRING, depth);
    return switch (all.random.nextInt(5)) {
      case 0 -> all.call("ASCII", Types.INT, text);
      case 1 -> all.call("POSITION", Types.INT, all.constant(Types.STRING), text);
      case 2 -> all.call("LOCATE", Types.INT, all.grow(Types.STRING, 0), text);
      case 3 -> all.call("INSTR", Types.INT, text, all.grow(Types.STRING, 0));
      default -> all.call("CHAR_LENGTH", Types.INT, text);
    };
  }

  private Expr distance(int depth) {
    SqlType type =
        all.pick(List.of(Types.DATE, Types.timestamp(3), Types.timestamp(6), Types.timestamp(0)));
    String unit =
        all.pick(List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND"));
    return all.call(
        "TIMESTAMPDIFF", Types.INT, all.text(unit), all.grow(type, depth), all.grow(type, depth));
  }

  private Expr extract(int depth) {
    SqlType type =
        all.pick(
            List.of(
                Types.DATE,
                Types.time(0),
                Types.time(3),
                Types.timestamp(0),
                Types.timestamp(3),
                Types.timestamp(6),
                Types.timestamp(9),
                Types.timestampLtz(3),
                RandomValues.MONTHS,
                RandomValues.MILLIS));
    Expr value = all.grow(type, depth);
    List<String> units =
        switch (type) {
          case dev.weir.type.DateType d -> RandomTimeCalls.DATE_UNITS;
          case dev.weir.type.TimeType t -> List.of("HOUR", "MINUTE", "SECOND");
          case dev.weir.type.IntervalType i ->
              i.months() ? List.of("YEAR", "MONTH") : List.of("DAY", "HOUR", "MINUTE", "SECOND");
          default -> RandomTimeCalls.UNITS;
        };
    boolean named = type instanceof dev.weir.type.TimestampType && all.random.nextInt(3) == 0;
    return named
        ? all.call(all.pick(RandomTimeCalls.PARTS), Types.BIGINT, value)
        : all.call("EXTRACT", Types.BIGINT, all.text(all.pick(units)), value);
  }

  Expr floating(FloatingType type, int depth) {
    if (type.doublePrecision() && all.random.nextInt(3) == 0) {
      return real(depth);
    }
    return all.random.nextInt(4) == 0
        ? all.call(
            all.pick(List.of("-", "ABS", "SIGN", "FLOOR", "CEIL")), type, all.grow(type, depth))
        : operator(type, depth);
  }

  private Expr real(int depth) {
    Expr value =
        all.grow(all.pick(List.of(Types.DOUBLE, Types.BIGINT, Types.decimal(18, 4))), depth);
    return switch (all.random.nextInt(4)) {
      case 0 -> all.call("ROUND", Types.DOUBLE, all.grow(Types.DOUBLE, depth), literal(-2, 5));
      case 1 -> all.call("TRUNCATE", Types.DOUBLE, all.grow(Types.DOUBLE, depth), literal(-2, 5));
      case 2 -> all.call("POWER", Types.DOUBLE, value, all.grow(Types.DOUBLE, depth));
      default ->
          all.call(all.pick(List.of("SQRT", "EXP", "LN", "SIN", "RADIANS")), Types.DOUBLE, value);
    };
  }

  private Expr literal(int from, int to) {
    return Literals.of(all.random.nextLong(from, to), Types.INT.withNullable(false));
  }

  /** The result has a type of its own, and is cast to the one that is wanted. */
  Expr decimal(DecimalType type, int depth) {
    Expr result = result(depth);
    return result.type().sameAs(type) ? result : new Cast(result, type, false);
  }

  private Expr result(int depth) {
    DecimalType left = all.pick(DECIMALS);
    DecimalType right = all.pick(DECIMALS);
    Expr value = all.grow(left, depth);
    return switch (all.random.nextInt(6)) {
      case 0 -> all.call(all.pick(List.of("-", "ABS", "SIGN")), left, value);
      case 1 ->
          all.call(all.pick(List.of("FLOOR", "CEIL")), Types.decimal(left.precision(), 0), value);
      case 2 -> rounded(left, value);
      default -> {
        String operator = all.pick(OPERATORS);
        yield all.call(
            operator, DecimalResults.of(operator, left, right), value, all.grow(right, depth));
      }
    };
  }

  private Expr rounded(DecimalType type, Expr value) {
    int places = all.random.nextInt(-1, 4);
    Expr literal = Literals.of((long) places, Types.INT.withNullable(false));
    return all.random.nextBoolean()
        ? all.call("ROUND", DecimalResults.rounded(type, places), value, literal)
        : all.call("TRUNCATE", type, value, literal);
  }
}
