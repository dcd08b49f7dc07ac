package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Changelog;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.expr.Literal;
import dev.weir.plan.Join;
import dev.weir.plan.JoinType;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JoinOperatorTest {
  private static final RowType LEFT = Schemas.of(Types.BIGINT, Types.STRING);
  private static final RowType RIGHT = Schemas.of(Types.STRING, Types.BIGINT);
  private static final RowType OUTPUT =
      Schemas.of(Types.BIGINT, Types.STRING, Types.STRING, Types.BIGINT);

  /** Left amounts below right ones; NULL compares as not TRUE. */
  private static final PairCondition BELOW =
      new TestCondition(
          (left, leftRow, right, rightRow) ->
              !left.column(0).isNull(leftRow)
                  && !right.column(1).isNull(rightRow)
                  && left.longs(0).values[leftRow] < right.longs(1).values[rightRow],
          0,
          3);

  private static final List<@Nullable Object> MISSING = Arrays.asList(null, null);

  /** What a test joins, and how. */
  record Shape(
      JoinType type,
      boolean keyed,
      boolean nullSafe,
      boolean conditional,
      boolean leftInsertOnly,
      boolean rightInsertOnly) {
    Shape(JoinType type, boolean keyed, boolean conditional, boolean insertOnly) {
      this(type, keyed, false, conditional, insertOnly, insertOnly);
    }
  }

  @Test
  void rowsMeetWhicheverComesFirst() {
    OperatorRun run = run(new Shape(JoinType.INNER, true, false, true), 4096);
    run.feed(0, List.of(Change.insert(1, "a"), Change.insert(2, "b"), Change.insert(3, null)));
    run.feed(1, List.of(Change.insert("a", 10), Change.insert("a", 11), Change.insert(null, 9)));
    assertThat(run.take()).containsExactly("+I[1, a, a, 10]", "+I[1, a, a, 11]");
    run.feed(0, List.of(Change.insert(4, "a"), Change.insert(5, "c")));
    assertThat(run.take()).containsExactly("+I[4, a, a, 10]", "+I[4, a, a, 11]");
  }

  @Test
  void aLeftRowIsPaddedUntilItsFirstMatchAndAfterItsLast() {
    OperatorRun run = run(new Shape(JoinType.LEFT, true, false, false), 4096);
    run.feed(0, List.of(Change.insert(1, "a"), Change.insert(2, null)));
    assertThat(run.take()).containsExactly("+I[1, a, null, null]", "+I[2, null, null, null]");
    run.feed(1, List.of(Change.insert("a", 10), Change.insert("a", 11)));
    assertThat(run.take())
        .containsExactly("-D[1, a, null, null]", "+I[1, a, a, 10]", "+I[1, a, a, 11]");
    run.feed(
        1, List.of(Change.of(RowKind.DELETE, "a", 10), Change.of(RowKind.UPDATE_BEFORE, "a", 11)));
    assertThat(run.take())
        .containsExactly("-D[1, a, a, 10]", "-D[1, a, a, 11]", "+I[1, a, null, null]");
    run.feed(0, List.of(Change.of(RowKind.DELETE, 1, "a")));
    assertThat(run.take()).containsExactly("-D[1, a, null, null]");
  }

  @Test
  void aLeftRowWhoseCandidatesFailTheConditionIsPadded() {
    OperatorRun run = run(new Shape(JoinType.LEFT, true, true, true), 2);
    run.feed(1, List.of(Change.insert("a", 1), Change.insert("a", 2), Change.insert("a", 3)));
    run.feed(0, List.of(Change.insert(3, "a"), Change.insert(1, "a")));
    assertThat(run.take())
        .containsExactly("+I[3, a, null, null]", "+I[1, a, a, 2]", "+I[1, a, a, 3]");
  }

  @Test
  void aFullJoinPadsBothSides() {
    OperatorRun run = run(new Shape(JoinType.FULL, true, false, false), 4096);
    run.feed(1, List.of(Change.insert("a", 10), Change.insert("a", 10), Change.insert(null, 9)));
    assertThat(run.take())
        .containsExactly(
            "+I[null, null, a, 10]", "+I[null, null, a, 10]", "+I[null, null, null, 9]");
    run.feed(0, List.of(Change.insert(1, "a")));
    assertThat(run.take())
        .containsExactly(
            "-D[null, null, a, 10]", "-D[null, null, a, 10]", "+I[1, a, a, 10]", "+I[1, a, a, 10]");
    run.feed(0, List.of(Change.of(RowKind.DELETE, 1, "a")));
    assertThat(run.take())
        .containsExactly(
            "-D[1, a, a, 10]", "-D[1, a, a, 10]", "+I[null, null, a, 10]", "+I[null, null, a, 10]");
  }

  @Test
  void aSemiJoinGivesARowAtItsFirstMatchAndTakesItBackAfterItsLast() {
    OperatorRun run = run(new Shape(JoinType.SEMI, true, false, false), 4096);
    run.feed(0, List.of(Change.insert(1, "a"), Change.insert(1, "a"), Change.insert(2, null)));
    assertThat(run.take()).isEmpty();
    run.feed(1, List.of(Change.insert("a", 10), Change.insert("a", 11), Change.insert("a", 10)));
    assertThat(run.take()).containsExactly("+I[1, a]", "+I[1, a]");
    run.feed(1, List.of(Change.of(RowKind.DELETE, "a", 10), Change.of(RowKind.DELETE, "a", 11)));
    assertThat(run.take()).isEmpty();
    run.feed(1, List.of(Change.of(RowKind.DELETE, "a", 10)));
    assertThat(run.take()).containsExactly("-D[1, a]", "-D[1, a]");
  }

  @Test
  void anAntiJoinGivesRowsWithoutAMatchAndThoseOfNullKeys() {
    OperatorRun run = run(new Shape(JoinType.ANTI, true, false, true), 4096);
    run.feed(0, List.of(Change.insert(1, "a"), Change.insert(2, null), Change.insert(3, "b")));
    assertThat(run.take()).containsExactly("+I[1, a]", "+I[2, null]", "+I[3, b]");
    run.feed(1, List.of(Change.insert("a", 10), Change.insert(null, 11), Change.insert("a", 10)));
    assertThat(run.take()).containsExactly("-D[1, a]");
    run.feed(0, List.of(Change.insert(4, "a")));
    assertThat(run.take()).isEmpty();
  }

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (int batchSize : new int[] {1, 2, 4096}) {
      for (JoinType type : JoinType.values()) {
        for (int flags = 0; flags < 32; flags++) {
          boolean keyed = (flags & 1) == 0;
          boolean nullSafe = (flags & 16) != 0;
          if (nullSafe && !keyed) {
            continue;
          }
          Shape shape =
              new Shape(
                  type, keyed, nullSafe, (flags & 2) == 0, (flags & 4) == 0, (flags & 8) == 0);
          runs.add(Arguments.of(shape, batchSize, 31L * flags + batchSize));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest(name = "{0}, batches of {1}, seed {2}")
  @MethodSource("runs")
  void theResultIsThatOfNestedLoops(Shape shape, int batchSize, long seed) {
    Random random = new Random(seed);
    OperatorRun run = run(shape, batchSize);
    List<Change> left = new ArrayList<>();
    List<Change> right = new ArrayList<>();
    Changelog output = new Changelog();
    for (int round = 0; round < 30; round++) {
      int input = random.nextInt(2);
      List<Change> live = input == 0 ? left : right;
      List<Change> step = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        step.add(
            change(
                random,
                input,
                live,
                input == 0 ? shape.leftInsertOnly() : shape.rightInsertOnly()));
      }
      run.feed(input, step);
      output.apply(run.changes());
      run.changes().clear();
      assertThat(output.rows()).isEqualTo(nestedLoops(shape, left, right));
      if (random.nextInt(4) == 0) {
        run.rescale(1 + random.nextInt(3));
      }
    }
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  private static Change change(Random random, int input, List<Change> live, boolean insertOnly) {
    if (!insertOnly && !live.isEmpty() && random.nextInt(5) < 2) {
      return new Change(RowKind.DELETE, live.remove(random.nextInt(live.size())).values());
    }
    Object key = random.nextInt(8) == 0 ? null : "k" + random.nextInt(4);
    Object amount = random.nextInt(8) == 0 ? null : (long) random.nextInt(5);
    Change row = input == 0 ? Change.insert(amount, key) : Change.insert(key, amount);
    live.add(row);
    return row;
  }

  private static Map<List<@Nullable Object>, Integer> nestedLoops(
      Shape shape, List<Change> left, List<Change> right) {
    Map<List<@Nullable Object>, Integer> result = new HashMap<>();
    for (Change l : left) {
      List<Change> matches = right.stream().filter(r -> matches(shape, l, r)).toList();
      switch (shape.type()) {
        case INNER -> matches.forEach(r -> count(result, l.values(), r.values()));
        case LEFT, FULL -> {
          matches.forEach(r -> count(result, l.values(), r.values()));
          if (matches.isEmpty()) {
            count(result, l.values(), MISSING);
          }
        }
        case SEMI -> {
          if (!matches.isEmpty()) {
            count(result, l.values(), List.of());
          }
        }
        case MARK -> count(result, l.values(), List.of(matches.isEmpty() ? 0L : 1L));
        case ANTI -> {
          if (matches.isEmpty()) {
            count(result, l.values(), List.of());
          }
        }
      }
    }
    for (Change r : right) {
      if (shape.type() == JoinType.FULL && left.stream().noneMatch(l -> matches(shape, l, r))) {
        count(result, MISSING, r.values());
      }
    }
    return result;
  }

  private static void count(
      Map<List<@Nullable Object>, Integer> result,
      List<@Nullable Object> left,
      List<@Nullable Object> right) {
    List<@Nullable Object> row = new ArrayList<>(left);
    row.addAll(right);
    result.merge(row, 1, Integer::sum);
  }

  private static boolean matches(Shape shape, Change left, Change right) {
    Object leftKey = left.values().get(1);
    boolean equal =
        Objects.equals(leftKey, right.values().get(0)) && (leftKey != null || shape.nullSafe());
    if (shape.keyed() && !equal) {
      return false;
    }
    if (!shape.conditional()) {
      return true;
    }
    Long low = (Long) left.values().get(0);
    Long high = (Long) right.values().get(1);
    return low != null && high != null && low < high;
  }

  private static OperatorRun run(Shape shape, int batchSize) {
    List<Integer> leftKeys = shape.keyed() ? List.of(1) : List.of();
    List<Integer> rightKeys = shape.keyed() ? List.of(0) : List.of();
    Join node =
        new Join(
            Schemas.input(LEFT, shape.leftInsertOnly()),
            Schemas.input(RIGHT, shape.rightInsertOnly()),
            shape.type(),
            leftKeys,
            rightKeys,
            shape.nullSafe() ? List.of(0) : List.of(),
            shape.conditional() ? new Literal(true, Types.BOOLEAN) : null,
            switch (shape.type()) {
              case INNER, LEFT, FULL -> OUTPUT;
              case SEMI, ANTI -> LEFT;
              case MARK -> Schemas.of(Types.BIGINT, Types.STRING, Types.BOOLEAN);
            });
    return new OperatorRun(
        JoinOperator.of(node, shape.conditional() ? BELOW : null),
        List.of(LEFT, RIGHT),
        List.of(shape.leftInsertOnly(), shape.rightInsertOnly()),
        batchSize,
        ZoneId.of("UTC"));
  }
}
