package dev.weir.tests.reference;

import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.type.IntervalType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.List;

/** Calls whose result is a date, a time, a timestamp or an interval. */
final class RandomTimeCalls {
  static final List<String> DATE_UNITS =
      List.of(
          "MILLENNIUM",
          "CENTURY",
          "DECADE",
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAY",
          "DOW",
          "ISODOW",
          "DOY",
          "ISOYEAR");
  static final List<String> UNITS =
      List.of(
          "MILLENNIUM",
          "CENTURY",
          "DECADE",
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAY",
          "DOW",
          "ISODOW",
          "DOY",
          "ISOYEAR",
          "HOUR",
          "MINUTE",
          "SECOND");
  static final List<String> PARTS =
      List.of(
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAYOFYEAR",
          "DAYOFMONTH",
          "DAYOFWEEK",
          "HOUR",
          "MINUTE",
          "SECOND");
  static final List<String> FORMATS =
      List.of(
          "yyyy-MM-dd",
          "yyyy-MM-dd HH:mm:ss",
          "HH:mm",
          "yyyyMMdd",
          "dd.MM.yyyy HH:mm:ss.SSS",
          "MMM d yyyy, h:mm a",
          "EEEE",
          "'week of' yyyy",
          "D");

  private final RandomExpressions all;

  RandomTimeCalls(RandomExpressions all) {
    this.all = all;
  }

  Expr date(int depth) {
    Expr date = all.grow(Types.DATE, depth);
    return switch (all.random.nextInt(5)) {
      case 0 -> all.call("TO_DATE", Types.DATE, all.grow(Types.STRING, depth));
      case 1 -> moved(Types.DATE, date, depth);
      case 2 -> rounded(date, List.of("YEAR", "QUARTER", "MONTH"));
      case 3 -> added(date, List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY"), depth);
      default -> new Cast(timestamped(depth, date), Types.DATE, false);
    };
  }

  private Expr timestamped(int depth, Expr date) {
    Expr time = all.grow(Types.timestamp(3), depth);
    return all.call(
        "COALESCE", Types.timestamp(3), time, new Cast(date, Types.timestamp(3), false));
  }

  Expr time(TimeType type, int depth) {
    Expr time = all.grow(type, depth);
    return all.random.nextBoolean()
        ? rounded(time, List.of("HOUR", "MINUTE", "SECOND"))
        : all.call(
            all.pick(List.of("+", "-")), type, time, whole(all.grow(RandomValues.MILLIS, depth)));
  }

  /** An interval of whole seconds, so that TIME(0) stays one. */
  private Expr whole(Expr interval) {
    Expr thousand = Literals.of(1000L, Types.INT.withNullable(false));
    return all.call("*", RandomValues.MILLIS, interval, thousand);
  }

  Expr timestamp(TimestampType type, int depth) {
    Expr time = all.grow(type, depth);
    if (type.local()) {
      return switch (all.random.nextInt(3)) {
        case 0 ->
            all.call(
                "TO_TIMESTAMP_LTZ",
                type,
                all.grow(Types.BIGINT, depth),
                Literals.of(all.random.nextBoolean() ? 3L : 0L, Types.INT.withNullable(false)));
        case 1 -> rounded(time, ROUNDED);
        default -> all.call("+", type, time, all.grow(RandomValues.MILLIS, depth));
      };
    }
    return switch (all.random.nextInt(4)) {
      case 0 ->
          type.precision() == 3
              ? all.call("TO_TIMESTAMP", type, all.grow(Types.STRING, depth))
              : moved(type, time, depth);
      case 1 -> moved(type, time, depth);
      case 2 -> rounded(time, ROUNDED);
      default -> added(time, ADDED, depth);
    };
  }

  private static final List<String> ROUNDED =
      List.of("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");
  private static final List<String> ADDED =
      List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

  private Expr rounded(Expr time, List<String> units) {
    return all.call(
        all.random.nextBoolean() ? "FLOOR_TO" : "CEIL_TO",
        time.type(),
        time,
        all.text(all.pick(units)));
  }

  private Expr added(Expr time, List<String> units, int depth) {
    return all.call(
        "TIMESTAMPADD", time.type(), all.text(all.pick(units)), all.small(depth, -40, 40), time);
  }

  private Expr moved(SqlType type, Expr time, int depth) {
    Expr interval =
        all.grow(all.random.nextBoolean() ? RandomValues.MONTHS : RandomValues.MILLIS, depth);
    return switch (all.random.nextInt(3)) {
      case 0 -> all.call("-", type, time, interval);
      case 1 -> all.call("+", type, interval, time);
      default -> all.call("+", type, time, interval);
    };
  }

  Expr interval(IntervalType type, int depth) {
    Expr interval = all.grow(type, depth);
    return switch (all.random.nextInt(5)) {
      case 0 -> all.call("-", type, interval);
      case 1 -> all.call("*", type, interval, all.small(depth, -3, 4));
      case 2 -> all.call("ABS", type, interval);
      default -> all.call(all.pick(List.of("+", "-")), type, interval, all.grow(type, depth));
    };
  }
}
