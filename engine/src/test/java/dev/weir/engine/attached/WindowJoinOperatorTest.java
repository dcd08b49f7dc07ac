package dev.weir.engine.attached;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.join.PairCondition;
import dev.weir.engine.join.TestCondition;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.expr.Literal;
import dev.weir.plan.JoinType;
import dev.weir.plan.WindowJoin;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowJoinOperatorTest {
  /** End of the window, key, value. */
  private static final RowType SIDE = Schemas.of(Types.timestamp(3), Types.STRING, Types.BIGINT);

  private static final PairCondition LESS =
      new TestCondition(
          (left, leftRow, right, rightRow) ->
              left.longs(2).values[leftRow] < right.longs(2).values[rightRow],
          2,
          5);

  @Test
  void aWindowIsJoinedOnceItIsOver() {
    OperatorRun run = run(JoinType.INNER, false, false, 4096);
    run.feed(0, List.of(Change.insert(10L, "a", 1L), Change.insert(20L, "a", 2L)));
    run.feed(1, List.of(Change.insert(10L, "a", 3L), Change.insert(10L, "b", 4L)));
    run.watermark(8);
    assertThat(run.take()).isEmpty();
    run.watermark(9);
    assertThat(run.take()).containsExactly("+I[10, a, 1, 10, a, 3]");
  }

  @Test
  void rowsOfClosedWindowsAreLate() {
    OperatorRun run = run(JoinType.FULL, false, false, 4096);
    run.watermark(9);
    run.feed(0, List.of(Change.insert(10L, "a", 1L)));
    run.feed(1, List.of(Change.insert(10L, "a", 1L), Change.insert(11L, "a", 2L)));
    run.end();
    assertThat(run.take()).containsExactly("+I[null, null, null, 11, a, 2]");
    assertThat(run.late()).extracting(OperatorRun.Late::windowEnd).containsExactly(10L, 10L);
  }

  @Test
  void nullsMatchOnlyWhereTheyMay() {
    List<Change> rows = List.of(Change.insert(10L, null, 1L));
    OperatorRun strict = run(JoinType.FULL, false, false, 1);
    strict.feed(0, rows);
    strict.feed(1, rows);
    strict.end();
    assertThat(strict.take())
        .containsExactlyInAnyOrder(
            "+I[10, null, 1, null, null, null]", "+I[null, null, null, 10, null, 1]");
    OperatorRun safe = run(JoinType.FULL, true, false, 1);
    safe.feed(0, rows);
    safe.feed(1, rows);
    safe.end();
    assertThat(safe.take()).containsExactly("+I[10, null, 1, 10, null, 1]");
  }

  @Test
  void stateGoesWithTheLastWindow() {
    OperatorRun run = run(JoinType.FULL, false, true, 4096);
    int empty = run.stateBytes();
    for (long end = 10; end <= 1000; end += 10) {
      run.feed(0, List.of(Change.insert(end, "a", end), Change.insert(end, null, end)));
      run.feed(1, List.of(Change.insert(end, "a", end), Change.insert(end, "b", end)));
    }
    int full = run.stateBytes();
    run.watermark(499);
    assertThat(run.stateBytes()).isBetween(full / 3, full * 2 / 3);
    run.watermark(999);
    assertThat(run.stateBytes()).isEqualTo(empty);
  }

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (JoinType type : EnumSet.complementOf(EnumSet.of(JoinType.MARK))) {
      for (int batchSize : new int[] {1, 2, 4096}) {
        for (int flags = 0; flags < 4; flags++) {
          runs.add(Arguments.of(type, (flags & 1) == 0, (flags & 2) == 0, batchSize));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void anyWindowsJoinAsRowsComparedOneByOne(
      JoinType type, boolean nullSafe, boolean conditional, int batchSize) {
    Random random = new Random(31L * batchSize + type.name().hashCode());
    OperatorRun run = run(type, nullSafe, conditional, batchSize);
    List<List<Change>> sides = List.of(new ArrayList<>(), new ArrayList<>());
    for (int step = 0; step < 12; step++) {
      for (int side = 0; side < 2; side++) {
        List<Change> rows = rows(random, step);
        sides.get(side).addAll(rows);
        run.feed(side, rows);
      }
      if (step % 3 == 1) {
        run.rescale(1 + random.nextInt(3));
      }
      run.watermark(10L * step);
    }
    run.end();
    assertThat(run.take())
        .containsExactlyInAnyOrderElementsOf(
            naive(sides.get(0), sides.get(1), type, nullSafe, conditional));
    assertThat(run.late()).isEmpty();
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  private static List<Change> rows(Random random, int step) {
    List<Change> rows = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      long end = 10L * (step + 1 + random.nextInt(3));
      @Nullable String key = random.nextInt(5) == 0 ? null : "k" + random.nextInt(3);
      rows.add(Change.insert(end, key, (long) random.nextInt(5)));
    }
    return rows;
  }

  private static List<String> naive(
      List<Change> lefts, List<Change> rights, JoinType type, boolean nullSafe, boolean less) {
    List<String> rows = new ArrayList<>();
    boolean[] matched = new boolean[rights.size()];
    for (Change left : lefts) {
      boolean any = false;
      for (int i = 0; i < rights.size(); i++) {
        if (matches(left.values(), rights.get(i).values(), nullSafe, less)) {
          any = true;
          matched[i] = true;
          if (type.givesRight()) {
            rows.add(pair(left.values(), rights.get(i).values()));
          }
        }
      }
      if (type == JoinType.SEMI && any || type == JoinType.ANTI && !any) {
        rows.add(left.toString());
      } else if (type.padsRight() && !any) {
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

  private static boolean matches(
      List<@Nullable Object> left, List<@Nullable Object> right, boolean nullSafe, boolean less) {
    Object key = left.get(1);
    boolean keys = key == null ? nullSafe && right.get(1) == null : key.equals(right.get(1));
    boolean condition =
        !less || left.get(2) instanceof Long a && right.get(2) instanceof Long b && a < b;
    return keys && condition && String.valueOf(left.get(0)).equals(String.valueOf(right.get(0)));
  }

  private static String pair(List<@Nullable Object> left, List<@Nullable Object> right) {
    List<@Nullable Object> values = new ArrayList<>(left);
    values.addAll(right);
    return Change.insert(values.toArray()).toString();
  }

  private static OperatorRun run(
      JoinType type, boolean nullSafe, boolean conditional, int batchSize) {
    List<Field> fields = new ArrayList<>(SIDE.fields());
    if (type.givesRight()) {
      fields.addAll(SIDE.fields());
    }
    WindowJoin node =
        new WindowJoin(
            Schemas.input(SIDE, true),
            Schemas.input(SIDE, true),
            type,
            List.of(0, 1),
            List.of(0, 1),
            nullSafe ? List.of(1) : List.of(),
            conditional ? new Literal(true, Types.BOOLEAN) : null,
            false,
            RowType.of(fields));
    return new OperatorRun(
        WindowJoinOperator.of(node, conditional ? LESS : null),
        List.of(SIDE, SIDE),
        List.of(true, true),
        batchSize,
        ZoneId.of("UTC"));
  }
}
