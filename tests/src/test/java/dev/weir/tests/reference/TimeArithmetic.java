package dev.weir.tests.reference;

import dev.weir.expr.Call;
import dev.weir.type.IntervalType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** Sums and differences of times and intervals. */
final class TimeArithmetic {
  private static final long DAY = 86_400_000;

  private TimeArithmetic() {}

  static Object apply(Call call, List<Object> values) {
    String operator = call.function().name();
    Object left = values.get(0);
    if (values.size() == 1) {
      return interval(BigInteger.valueOf((Long) left).negate(), call);
    }
    Object right = values.get(1);
    if (left instanceof Long a && right instanceof Long b) {
      return intervals(call, BigInteger.valueOf(a), BigInteger.valueOf(b));
    }
    if (left instanceof Long count) {
      needReach(count);
      boolean months = ((IntervalType) call.arguments().get(0).type()).months();
      return Times.inRange(plus(right, count, months), call.type());
    }
    if (right instanceof Long count) {
      needReach(count);
      boolean months = ((IntervalType) call.arguments().get(1).type()).months();
      long signed = operator.equals("-") ? -count : count;
      return Times.inRange(plus(left, signed, months), call.type());
    }
    throw new Unspecified("difference of times");
  }

  /** Nothing within four-digit years is so far away. */
  private static void needReach(long count) {
    if (count / DAY > 10_000_000 || count / DAY < -10_000_000) {
      throw new Unspecified("very long way");
    }
  }

  private static Object intervals(Call call, BigInteger left, BigInteger right) {
    return switch (call.function().name()) {
      case "+" -> interval(left.add(right), call);
      case "-" -> interval(left.subtract(right), call);
      case "*" -> interval(left.multiply(right), call);
      default -> throw new Unspecified("quotient of an interval");
    };
  }

  private static Long interval(BigInteger value, Call call) {
    int bits = ((IntervalType) call.type()).months() ? 31 : 63;
    if (value.bitLength() > bits) {
      throw new Unspecified("interval too long");
    }
    return value.longValue();
  }

  private static Object plus(Object time, long count, boolean months) {
    return switch (time) {
      case LocalDate date when months -> date.plusMonths(count);
      case LocalDate date -> date.plusDays(count / DAY);
      case LocalDateTime local when months -> local.plusMonths(count);
      case LocalDateTime local -> local.plus(Duration.ofMillis(count));
      case Instant instant when months -> throw new Unspecified("months after an instant");
      case Instant instant -> instant.plusMillis(count);
      case LocalTime clock when months -> throw new Unspecified("months after a time of day");
      case LocalTime clock -> {
        long millis = clock.toNanoOfDay() / 1_000_000 + count;
        if (millis < 0 || millis >= DAY) {
          throw new Unspecified("time of day beyond its day");
        }
        yield LocalTime.ofNanoOfDay(millis * 1_000_000);
      }
      default -> throw new IllegalStateException("no time: " + time);
    };
  }
}
