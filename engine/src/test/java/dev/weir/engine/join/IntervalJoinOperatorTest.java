package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.expr.Literal;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.JoinType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalJoinOperatorTest {
  /** Time, key, value. */
  private static final RowType SIDE = Schemas.of(Types.timestamp(3), Types.STRING, Types.BIGINT);

  private static final PairCondition LESS =
      new TestCondition(
          (left, leftRow, right, rightRow) ->
              left.longs(2).values[leftRow] < right.longs(2).values[rightRow],
          2,
          5);

  @Test
  void pairsComeAtOnceAndRowsAloneWhenTheirIntervalIsOver() {
    OperatorRun run = run(JoinType.FULL, false, -10, 5, 4096);
    run.feed(0, List.of(Change.insert(100L, "a", 1L), Change.insert(101L, "b", 2L)));
    run.feed(1, List.of(Change.insert(110L, "a", 3L), Change.insert(111L, "a", 4L)));
    assertThat(run.take()).containsExactly("+I[100, a, 1, 110, a, 3]");
    run.watermark(110);
    assertThat(run.take()).isEmpty();
    run.watermark(111);
    assertThat(run.take()).containsExactly("+I[101, b, 2, null, null, null]");
    run.watermark(115);
    assertThat(run.take()).isEmpty();
    run.watermark(116);
    assertThat(run.take()).containsExactly("+I[null, null, null, 111, a, 4]");
  }

  @Test
  void aLateRowMeetsWhatIsStillThere() {
    OperatorRun run = run(JoinType.INNER, false, -10, 0, 4096);
    run.feed(0, List.of(Change.insert(100L, "a", 1L), Change.insert(95L, "a", 2L)));
    run.watermark(105);
    run.feed(1, List.of(Change.insert(104L, "a", 3L)));
    assertThat(run.take()).containsExactly("+I[100, a, 1, 104, a, 3]");
    assertThat(run.late()).isEmpty();
  }

  @Test
  void aRowWithoutAnythingToMeetIsLate() {
    OperatorRun inner = run(JoinType.INNER, false, -10, 0, 4096);
    inner.watermark(100);
    inner.feed(0, List.of(Change.insert(90L, "a", 1L), Change.insert(91L, "a", 2L)));
    assertThat(inner.late()).extracting(OperatorRun.Late::windowEnd).containsExactly(100L);
    OperatorRun left = run(JoinType.LEFT, false, -10, 0, 4096);
    left.watermark(100);
    left.feed(0, List.of(Change.insert(90L, "a", 1L)));
    assertThat(left.take()).containsExactly("+I[90, a, 1, null, null, null]");
    assertThat(left.late()).isEmpty();
  }

  @Test
  void stateGoesWithTheWatermark() {
    OperatorRun run = run(JoinType.FULL, false, -10, 10, 4096);
    int empty = run.stateBytes();
    for (long time = 0; time < 1000; time++) {
      String key = "k" + time % 7;
      run.feed(0, List.of(Change.insert(time, key, time)));
      run.feed(1, List.of(Change.insert(time, key, time)));
      run.watermark(time);
    }
    int few = run.stateBytes();
    run.watermark(2000);
    assertThat(run.stateBytes()).isEqualTo(empty);
    assertThat(few).isLessThan(empty + 50 * 60);
  }

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (JoinType type : List.of(JoinType.INNER, JoinType.LEFT, JoinType.FULL)) {
      for (int batchSize : new int[] {1, 2, 4096}) {
        for (long[] bounds : new long[][] {{-10, 5}, {0, 0}, {3, 20}, {-20, -3}, {5, -5}}) {
          runs.add(Arguments.of(type, batchSize, bounds[0], bounds[1]));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void anyRowsJoinAsIfComparedOneByOne(JoinType type, int batchSize, long lower, long upper) {
    Random random = new Random(31L * batchSize + 7 * lower + upper);
    boolean conditional = random.nextBoolean();
    OperatorRun run = run(type, conditional, lower, upper, batchSize);
    List<List<Change>> sides = List.of(new ArrayList<>(), new ArrayList<>());
    for (int step = 0; step < 24; step++) {
      for (int side = 0; side < 2; side++) {
        List<Change> rows = rows(random, step);
        sides.get(side).addAll(rows);
        run.feed(side, rows);
      }
      if (step % 3 == 1) {
        run.rescale(1 + random.nextInt(3));
      }
      run.watermark(5L * step);
    }
    run.end();
    assertThat(run.take())
        .containsExactlyInAnyOrderElementsOf(
            naive(sides.get(0), sides.get(1), type, new Rule(conditional, lower, upper)));
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  private static List<Change> rows(Random random, int step) {
    List<Change> rows = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      long time = 5L * step + 1 + random.nextInt(15);
      @Nullable String key = random.nextInt(5) == 0 ? null : "k" + random.nextInt(3);
      rows.add(Change.insert(time, key, (long) random.nextInt(5)));
    }
    return rows;
  }

  private record Rule(boolean less, long lower, long upper) {
    boolean matches(List<@Nullable Object> left, List<@Nullable Object> right) {
      long apart = number(left.get(0)) - number(right.get(0));
      Object key = left.get(1);
      return key != null
          && key.equals(right.get(1))
          && lower <= apart
          && apart <= upper
          && (!less || number(left.get(2)) < number(right.get(2)));
    }

    private static long number(@Nullable Object value) {
      return value instanceof Long number ? number : 0;
    }
  }

  private static List<String> naive(
      List<Change> lefts, List<Change> rights, JoinType type, Rule rule) {
    List<String> rows = new ArrayList<>();
    boolean[] matched = new boolean[rights.size()];
    for (Change left : lefts) {
      boolean any = false;
      for (int i = 0; i < rights.size(); i++) {
        if (rule.matches(left.values(), rights.get(i).values())) {
          any = true;
          matched[i] = true;
          rows.add(pair(left.values(), rights.get(i).values()));
        }
      }
      if (type.padsRight() && !any) {
        rows.add(pair(left.values(), Arrays.asList(null, null, null)));
      }
    }
    for (int i = 0; i < matched.length; i++) {
      if (type.padsLeft() && !matched[i]) {
        rows.add(pair(Arrays.asList(null, null, null), rights.get(i).values()));
      }
    }
    return rows;
  }

  private static String pair(List<@Nullable Object> left, List<@Nullable Object> right) {
    List<@Nullable Object> values = new ArrayList<>(left);
    values.addAll(right);
    return Change.insert(values.toArray()).toString();
  }

  private static OperatorRun run(
      JoinType type, boolean conditional, long lower, long upper, int batchSize) {
    List<Field> fields = new ArrayList<>(SIDE.fields());
    fields.addAll(SIDE.fields());
    IntervalJoin node =
        new IntervalJoin(
            Schemas.input(SIDE, true),
            Schemas.input(SIDE, true),
            type,
            List.of(1),
            List.of(1),
            List.of(),
            conditional ? new Literal(true, Types.BOOLEAN) : null,
            new IntervalJoin.Interval(0, 0, lower, upper, true),
            RowType.of(fields));
    return new OperatorRun(
        IntervalJoinOperator.of(node, conditional ? LESS : null),
        List.of(SIDE, SIDE),
        List.of(true, true),
        batchSize,
        ZoneId.of("UTC"));
  }
}
