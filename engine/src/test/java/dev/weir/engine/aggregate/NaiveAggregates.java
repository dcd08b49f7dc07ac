package dev.weir.engine.aggregate;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Schemas;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Aggregates worked out from the list of all rows, and random rows for them. */
public final class NaiveAggregates {
  private static final int FILTER = 7;

  /** Two key columns, a time, one column of each layout to aggregate, and a filter. */
  public static final RowType INPUT =
      Schemas.of(
          Types.STRING,
          Types.BIGINT,
          Types.timestamp(3),
          Types.INT,
          Types.DOUBLE,
          Types.decimal(30, 2),
          Types.STRING,
          Types.BOOLEAN);

  public static final List<AggregateCall> CALLS = calls();

  private NaiveAggregates() {}

  private static List<AggregateCall> calls() {
    List<AggregateCall> calls = new ArrayList<>();
    for (int filter : new int[] {AggregateCall.NO_FILTER, FILTER}) {
      calls.add(new AggregateCall(AggregateFunction.COUNT, List.of(), false, filter, Types.BIGINT));
      for (boolean distinct : new boolean[] {false, true}) {
        addNumeric(calls, 3, distinct, filter, Types.INT, Types.INT);
        addNumeric(calls, 4, distinct, filter, Types.DOUBLE, Types.DOUBLE);
        addNumeric(calls, 5, distinct, filter, Types.decimal(38, 2), Types.decimal(38, 6));
      }
      for (int column = 3; column <= 6; column++) {
        calls.add(call(AggregateFunction.MIN, column, false, filter, INPUT.type(column)));
        calls.add(call(AggregateFunction.MAX, column, true, filter, INPUT.type(column)));
        calls.add(call(AggregateFunction.COUNT, column, column % 2 == 0, filter, Types.BIGINT));
      }
    }
    return List.copyOf(calls);
  }

  private static void addNumeric(
      List<AggregateCall> calls,
      int column,
      boolean distinct,
      int filter,
      SqlType... sumAndAverage) {
    calls.add(call(AggregateFunction.SUM, column, distinct, filter, sumAndAverage[0]));
    calls.add(call(AggregateFunction.AVG, column, distinct, filter, sumAndAverage[1]));
  }

  private static AggregateCall call(
      AggregateFunction function, int column, boolean distinct, int filter, SqlType type) {
    return new AggregateCall(function, List.of(column), distinct, filter, type);
  }

  /** Random changes, which are also made to {@code rows}. */
  public static List<Change> step(Random random, List<Change> rows, boolean insertOnly, int count) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!insertOnly && !rows.isEmpty() && random.nextInt(5) < 2) {
        Change gone = rows.remove(random.nextInt(rows.size()));
        byte kind = random.nextBoolean() ? RowKind.DELETE : RowKind.UPDATE_BEFORE;
        changes.add(new Change(kind, gone.values()));
      } else {
        Change row = row(random, random.nextInt(1000));
        rows.add(row);
        changes.add(row);
      }
    }
    return changes;
  }

  /** A random row of that time; sums of its doubles are exact. */
  public static Change row(Random random, long time) {
    return Change.insert(
        maybe(random, "key" + random.nextInt(6)),
        maybe(random, (long) random.nextInt(3)),
        time,
        maybe(random, (long) random.nextInt(20) - 10),
        maybe(random, random.nextInt(40) / 4.0 - 5),
        maybe(random, BigInteger.valueOf(random.nextInt(2000) - 1000)),
        maybe(random, "text that is longer than a word " + random.nextInt(12)),
        maybe(random, (long) random.nextInt(2)));
  }

  private static @Nullable Object maybe(Random random, Object value) {
    return random.nextInt(8) == 0 ? null : value;
  }

  public static List<@Nullable Object> key(Change row, List<Integer> keys) {
    List<@Nullable Object> key = new ArrayList<>();
    keys.forEach(column -> key.add(row.values().get(column)));
    return key;
  }

  /** The results of all calls over these rows. */
  public static List<@Nullable Object> results(List<Change> rows) {
    List<@Nullable Object> results = new ArrayList<>();
    for (AggregateCall call : CALLS) {
      List<Change> chosen = rows;
      if (call.filter() != AggregateCall.NO_FILTER) {
        chosen =
            rows.stream().filter(r -> Objects.equals(r.values().get(call.filter()), 1L)).toList();
      }
      results.add(result(call, chosen));
    }
    return results;
  }

  private static @Nullable Object result(AggregateCall call, List<Change> rows) {
    if (call.arguments().isEmpty()) {
      return (long) rows.size();
    }
    List<Object> values = new ArrayList<>();
    for (Change row : rows) {
      Object value = row.values().get(call.arguments().getFirst());
      if (value != null) {
        values.add(value);
      }
    }
    if (call.distinct()) {
      values = new ArrayList<>(new LinkedHashSet<>(values));
    }
    if (call.function() == AggregateFunction.COUNT) {
      return (long) values.size();
    }
    return values.isEmpty() ? null : ofValues(call, values);
  }

  private static Object ofValues(AggregateCall call, List<Object> values) {
    return switch (call.function()) {
      case MIN -> values.stream().min(NaiveAggregates::compare).orElseThrow();
      case MAX -> values.stream().max(NaiveAggregates::compare).orElseThrow();
      case SUM -> unscaled(call.type(), sum(values), 2);
      case AVG -> average(call.type(), sum(values), values.size());
      case COUNT -> (long) values.size();
      default -> throw new IllegalArgumentException("not here: " + call.function());
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int compare(Object a, Object b) {
    return ((Comparable) a).compareTo(b);
  }

  private static BigDecimal sum(List<Object> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : values) {
      sum = sum.add(value instanceof BigInteger i ? new BigDecimal(i, 2) : number(value));
    }
    return sum;
  }

  private static BigDecimal number(Object value) {
    return value instanceof Double d ? BigDecimal.valueOf(d) : BigDecimal.valueOf((Long) value);
  }

  private static Object average(SqlType type, BigDecimal sum, int count) {
    if (type instanceof IntegerType) {
      return sum.longValueExact() / count;
    }
    if (type instanceof FloatingType) {
      return sum.doubleValue() / count;
    }
    return unscaled(type, sum.divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_UP), 6);
  }

  private static Object unscaled(SqlType type, BigDecimal value, int scale) {
    return switch (type) {
      case DecimalType ignored -> value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
      case FloatingType ignored -> value.doubleValue();
      default -> value.longValueExact();
    };
  }
}
