package dev.weir.engine.eval;

import dev.weir.engine.function.Body;
import dev.weir.engine.function.TemporalFields;
import dev.weir.engine.function.TemporalTexts;
import dev.weir.engine.function.Temporals;
import dev.weir.engine.function.TimeFormat;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.TimeUnit;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntervalType;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes EXTRACT, FLOOR and CEIL to a unit, and sums of times and intervals. */
final class TemporalWriter {
  private static final long DAY = 86_400_000;

  private final ExprWriter writer;
  private final Emitter emitter;
  private final BodyWriter bodies;

  TemporalWriter(ExprWriter writer, BodyWriter bodies) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.bodies = bodies;
  }

  static boolean handles(String name) {
    return switch (name) {
      case "EXTRACT", "FLOOR_TO", "CEIL_TO", "TIMESTAMPADD", "TIMESTAMPDIFF", "TO_TIMESTAMP_LTZ" ->
          true;
      default -> part(name) != null;
    };
  }

  /** Whether + or - has an operand that is a time. */
  boolean applies(Call call) {
    String name = call.function().name();
    return (name.equals("+") || name.equals("-"))
        && call.arguments().stream().anyMatch(argument -> isTime(argument.type()));
  }

  Value write(Call call) {
    List<Expr> arguments = call.arguments();
    String name = call.function().name();
    return switch (name) {
      case "EXTRACT" -> extract(unit(arguments.getFirst()), arguments.get(1));
      case "FLOOR_TO" -> floor(arguments.getFirst(), unit(arguments.get(1)), "floor");
      case "CEIL_TO" -> floor(arguments.getFirst(), unit(arguments.get(1)), "ceil");
      case "TO_TIMESTAMP_LTZ" -> instant(call);
      case "TIMESTAMPADD" -> add(call);
      case "TIMESTAMPDIFF" ->
          asInt(difference(unit(arguments.getFirst()), arguments.get(1), arguments.get(2)));
      case "+", "-" -> sum(call, name.equals("-"));
      default -> extract(partUnit(name), arguments.getFirst());
    };
  }

  /** DATE_FORMAT of a timestamp: of what the session's clock shows, if it is an instant. */
  Value format(Call call) {
    TimestampType type = (TimestampType) call.arguments().getFirst().type();
    TimestampType wall = new TimestampType(type.precision(), false, type.nullable());
    Body body =
        Body.of(TemporalTexts.class, "format", "JJS>S")
            .withState(TimeFormat.class, TimeFormat::new);
    return bodies.write(
        body,
        List.of(
            writer.writeAs(call.arguments().getFirst(), wall),
            CastWriter.units(type),
            writer.write(call.arguments().get(1))));
  }

  private Value asInt(Value value) {
    return emitter.always(
        Layout.LONG,
        List.of(value),
        () -> {
          emitter.load(value);
          emitter.code.l2i().i2l();
        });
  }

  /** TO_TIMESTAMP_LTZ of an epoch time, or of a text in a format and zone. */
  private Value instant(Call call) {
    Expr first = call.arguments().getFirst();
    TimestampType type = (TimestampType) call.type();
    List<Value> values = new ArrayList<>();
    if (first.type() instanceof CharacterType) {
      call.arguments().forEach(argument -> values.add(writer.write(argument)));
      if (values.size() == 1) {
        return bodies.write(Body.of(TemporalTexts.class, "textToInstant", "S>J?"), values);
      }
      values.add(CastWriter.units(type));
      String shape = values.size() == 3 ? "SSJ>J?" : "SSSJ>J?";
      Body body = Body.of(TemporalTexts.class, "textToInstant", shape);
      return bodies.write(body.withState(TimeFormat.class, TimeFormat::new), values);
    }
    boolean floating = first.type() instanceof FloatingType;
    values.add(floating ? writer.write(first) : writer.writeAs(first, Types.BIGINT));
    values.add(
        call.arguments().size() > 1
            ? writer.write(call.arguments().get(1))
            : Value.constant(Layout.LONG, 3L));
    values.add(CastWriter.units(type));
    return bodies.write(
        Body.of(TemporalTexts.class, "toInstant", floating ? "DJJ>J?" : "JJJ>J?"), values);
  }

  private static boolean isTime(SqlType type) {
    return type instanceof DateType || type instanceof TimeType || type instanceof TimestampType;
  }

  private static @Nullable TimeUnit part(String name) {
    return switch (name) {
      case "YEAR" -> TimeUnit.YEAR;
      case "QUARTER" -> TimeUnit.QUARTER;
      case "MONTH" -> TimeUnit.MONTH;
      case "WEEK" -> TimeUnit.WEEK;
      case "DAYOFYEAR" -> TimeUnit.DOY;
      case "DAYOFMONTH" -> TimeUnit.DAY;
      case "DAYOFWEEK" -> TimeUnit.DOW;
      case "HOUR" -> TimeUnit.HOUR;
      case "MINUTE" -> TimeUnit.MINUTE;
      case "SECOND" -> TimeUnit.SECOND;
      default -> null;
    };
  }

  private static TimeUnit partUnit(String name) {
    TimeUnit unit = part(name);
    if (unit == null) {
      throw new IllegalArgumentException(name);
    }
    return unit;
  }

  private static TimeUnit unit(Expr expression) {
    if (expression instanceof Literal literal && literal.value() instanceof String name) {
      return TimeUnit.of(name);
    }
    throw new WeirException(ErrorCode.INVALID_ARGUMENT, "a time unit must be a constant");
  }

  private Value extract(TimeUnit unit, Expr argument) {
    check(unit, argument.type());
    if (argument.type() instanceof IntervalType interval) {
      String method = interval.months() ? "monthsPart" : "millisPart";
      return bodies.write(
          Body.of(TemporalFields.class, method, "J>J").with(unit), List.of(writer.write(argument)));
    }
    if (unit.compareTo(TimeUnit.MICROSECOND) >= 0
        && unit.compareTo(TimeUnit.NANOSECOND) <= 0
        && argument.type() instanceof TimestampType type) {
      return bodies.write(
          Body.of(TemporalFields.class, "fraction", "JJ>J").with(unit),
          List.of(writer.write(argument), CastWriter.units(type)));
    }
    return bodies.write(
        Body.of(TemporalFields.class, unit.name().toLowerCase(Locale.ROOT), "J>J"),
        List.of(millis(argument)));
  }

  /** A time of day has no days, and an interval no more than its own kind of units. */
  private static void check(TimeUnit unit, SqlType type) {
    boolean ofDay = TemporalFields.millis(unit) > 0 && unit.compareTo(TimeUnit.DAY) > 0;
    boolean fits =
        switch (type) {
          case TimeType t -> ofDay;
          case IntervalType interval ->
              interval.months() ? TemporalFields.months(unit) > 0 : TemporalFields.millis(unit) > 0;
          case SqlType other -> true;
        };
    if (!fits) {
      throw new WeirException(
          ErrorCode.TYPE_MISMATCH, "unit " + unit + " can't be taken from " + type.name());
    }
  }

  /** The wall clock's milliseconds since 1970; of a TIME since midnight. */
  private Value millis(Expr argument) {
    return switch (argument.type()) {
      case TimeType t -> writer.write(argument);
      case DateType d -> times(writer.write(argument), DAY);
      case SqlType other -> writer.writeAs(argument, Types.timestamp(3));
    };
  }

  private Value floor(Expr argument, TimeUnit unit, String method) {
    Body body = Body.of(TemporalFields.class, method, "J>J").with(unit);
    return switch (argument.type()) {
      case DateType d ->
          bodies.write(
              Body.of(Temporals.class, "daysOf", "JJ>J"),
              List.of(
                  bodies.write(body, List.of(millis(argument))),
                  Value.constant(Layout.LONG, 1000L)));
      case TimeType t -> {
        check(unit, argument.type());
        yield bodies.write(body, List.of(writer.write(argument)));
      }
      case TimestampType type
          when type.local()
              && type.unitsPerSecond() == 1000
              && TemporalFields.millis(unit) > 0
              && unit.compareTo(TimeUnit.DAY) > 0 ->
          floorInstant(argument, body);
      case TimestampType type
          when !type.local()
              && type.unitsPerSecond() > 1000
              && unit == TimeUnit.MILLISECOND
              && method.equals("ceil") ->
          millisAbove(argument, type);
      case TimestampType type -> floorTimestamp(argument, type, body);
      case SqlType other -> throw mismatch(other);
    };
  }

  /** By as much as the reading moves: the same reading may come twice when the clocks change. */
  private Value floorInstant(Expr argument, Body body) {
    Value reading = millis(argument);
    Value floored = bodies.write(body, List.of(reading));
    return plus(writer.write(argument), plus(floored, negative(reading)));
  }

  private Value floorTimestamp(Expr argument, TimestampType type, Body body) {
    Value floored = bodies.write(body, List.of(millis(argument)));
    return ofMillis(floored, type);
  }

  /** Only the ceiling in milliseconds looks at what is finer than they are, and of no instant. */
  private Value millisAbove(Expr argument, TimestampType type) {
    Value ticks = writer.write(argument);
    Value divisor = Value.constant(Layout.LONG, type.unitsPerSecond() / 1000);
    return ofMillis(
        bodies.write(Body.of(Temporals.class, "ceilDiv", "JJ>J"), List.of(ticks, divisor)), type);
  }

  private Value ofMillis(Value floored, TimestampType type) {
    Value ticks = times(floored, type.unitsPerSecond() / 1000);
    return type.local()
        ? bodies.write(
            Body.of(Temporals.class, "toInstant", "JJ>J").withContext(),
            List.of(ticks, CastWriter.units(type)))
        : ticks;
  }

  private Value add(Call call) {
    TimeUnit unit = unit(call.arguments().getFirst());
    Value count = writer.writeAs(call.arguments().get(1), Types.BIGINT);
    Expr time = call.arguments().get(2);
    long months = TemporalFields.months(unit);
    return months > 0
        ? plusMonths(time, times(count, months), call.type())
        : plusMillis(time, scaled(count, unit), call.type());
  }

  /** A count of units as an interval in milliseconds. */
  private Value scaled(Value count, TimeUnit unit) {
    long millis = TemporalFields.millis(unit);
    if (millis == 0) {
      long divisor = unit == TimeUnit.MICROSECOND ? 1000 : 1_000_000;
      return bodies.write(
          Body.of(Temporals.class, "coarser", "JJJ>J"),
          List.of(count, Value.constant(Layout.LONG, divisor), Value.constant(Layout.LONG, 1L)));
    }
    return times(count, millis);
  }

  private Value sum(Call call, boolean minus) {
    Expr left = call.arguments().getFirst();
    Expr right = call.arguments().get(1);
    if (isTime(left.type()) && isTime(right.type())) {
      boolean months = call.type() instanceof IntervalType interval && interval.months();
      return difference(months ? TimeUnit.MONTH : TimeUnit.MILLISECOND, right, left);
    }
    Expr time = isTime(left.type()) ? left : right;
    Expr interval = isTime(left.type()) ? right : left;
    Value amount = minus ? negative(writer.write(interval)) : writer.write(interval);
    return interval.type() instanceof IntervalType type && type.months()
        ? plusMonths(time, amount, call.type())
        : plusMillis(time, amount, call.type());
  }

  private Value plusMonths(Expr time, Value months, SqlType type) {
    long ticksPerDay = type instanceof TimestampType t ? 86_400 * t.unitsPerSecond() : 1;
    if (type instanceof TimeType) {
      return plus(writer.write(time), times(months, 0));
    }
    return moved(writer.writeAs(time, type), months, ticksPerDay);
  }

  private Value moved(Value time, Value months, long ticksPerDay) {
    return bodies.write(
        Body.of(Temporals.class, "plusMonths", "JJJ>J"),
        List.of(time, months, Value.constant(Layout.LONG, ticksPerDay)));
  }

  private Value plusMillis(Expr time, Value millis, SqlType type) {
    return switch (type) {
      case TimeType t ->
          bodies.write(
              Body.of(Temporals.class, "plusTime", "JJ>J"), List.of(writer.write(time), millis));
      case DateType d ->
          plus(
              writer.write(time),
              bodies.write(Body.of(Temporals.class, "wholeDays", "J>J"), List.of(millis)));
      case TimestampType t ->
          plus(writer.writeAs(time, t), times(millis, t.unitsPerSecond() / 1000));
      case SqlType other -> throw mismatch(other);
    };
  }

  private Value difference(TimeUnit unit, Expr from, Expr to) {
    Value start = millis(from);
    Value end = millis(to);
    long months = TemporalFields.months(unit);
    Value whole =
        months > 0
            ? bodies.write(Body.of(Temporals.class, "monthsBetween", "JJ>J"), List.of(start, end))
            : plus(end, negative(start));
    long divisor = months > 0 ? months : TemporalFields.millis(unit);
    return divisor == 0
        ? times(whole, unit == TimeUnit.MICROSECOND ? 1000 : 1_000_000)
        : emitter.always(
            Layout.LONG,
            List.of(whole),
            () -> {
              emitter.load(whole);
              emitter.code.loadConstant(divisor).ldiv();
            });
  }

  private Value plus(Value left, Value right) {
    return emitter.always(
        Layout.LONG,
        List.of(left, right),
        () -> {
          emitter.load(left);
          emitter.load(right);
          emitter.code.ladd();
        });
  }

  private Value negative(Value value) {
    return emitter.always(
        Layout.LONG,
        List.of(value),
        () -> {
          emitter.load(value);
          emitter.code.lneg();
        });
  }

  private Value times(Value value, long factor) {
    return factor == 1
        ? value
        : emitter.always(
            Layout.LONG,
            List.of(value),
            () -> {
              emitter.load(value);
              emitter.code.loadConstant(factor).lmul();
            });
  }

  private static WeirException mismatch(SqlType type) {
    return new WeirException(
        ErrorCode.TYPE_MISMATCH, "a value of type " + type.name() + " is no time");
  }
}
