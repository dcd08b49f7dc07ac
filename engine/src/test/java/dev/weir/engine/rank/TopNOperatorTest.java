package dev.weir.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Changelog;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.expr.SortKey;
import dev.weir.plan.TopN;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopNOperatorTest {
  /** Partition, score, name, and the number of arrival. */
  private static final RowType INPUT =
      Schemas.of(Types.STRING, Types.DOUBLE, Types.STRING, Types.BIGINT);

  /** What a test asks for. */
  record Shape(
      List<Integer> partition, int first, int last, boolean withRank, boolean insertOnly) {}

  @Test
  void withoutARankOnlyRowsThatEnterOrLeaveComeOut() {
    OperatorRun run = run(new Shape(List.of(0), 1, 2, false, true), 4096);
    run.feed(0, List.of(row("a", 1.0, "x", 1), row("a", 3.0, "y", 2)));
    assertThat(run.take()).containsExactly("+I[a, 3.0, y, 2]", "+I[a, 1.0, x, 1]");
    run.feed(0, List.of(row("a", 2.0, "z", 3)));
    assertThat(run.take()).containsExactly("-D[a, 1.0, x, 1]", "+I[a, 2.0, z, 3]");
    run.feed(0, List.of(row("a", 2.0, "z", 4), row("a", 0.5, "w", 5)));
    assertThat(run.take()).isEmpty();
  }

  @Test
  void withARankEveryShiftedRankIsUpdated() {
    OperatorRun run = run(new Shape(List.of(0), 1, 2, true, false), 4096);
    run.feed(0, List.of(row("a", 1.0, "x", 1), row("a", 3.0, "y", 2), row("a", 0.0, "w", 3)));
    assertThat(run.take()).containsExactly("+I[a, 3.0, y, 2, 1]", "+I[a, 1.0, x, 1, 2]");
    run.feed(0, List.of(Change.of(RowKind.DELETE, "a", 3.0, "y", 2)));
    assertThat(run.take())
        .containsExactly(
            "-U[a, 3.0, y, 2, 1]",
            "+U[a, 1.0, x, 1, 1]",
            "-U[a, 1.0, x, 1, 2]",
            "+U[a, 0.0, w, 3, 2]");
    run.feed(0, List.of(Change.of(RowKind.DELETE, "a", 0.0, "w", 3)));
    assertThat(run.take()).containsExactly("-D[a, 0.0, w, 3, 2]");
  }

  @Test
  void ofEqualRowsTheOldestIsTakenBackFirst() {
    OperatorRun run = run(new Shape(List.of(0), 1, 1, false, false), 4096);
    Change even = row("a", 1.0, "x", 0);
    Change odd = row("a", 1.0, "x", 1);
    run.feed(0, List.of(even, odd, even, even));
    assertThat(run.take()).containsExactly("+I[a, 1.0, x, 0]");
    run.feed(0, List.of(new Change(RowKind.DELETE, even.values())));
    assertThat(run.take()).containsExactly("-D[a, 1.0, x, 0]", "+I[a, 1.0, x, 1]");
    run.rescale(2);
    run.feed(0, List.of(new Change(RowKind.DELETE, odd.values())));
    assertThat(run.take()).containsExactly("-D[a, 1.0, x, 1]", "+I[a, 1.0, x, 0]");
    run.feed(0, List.of(new Change(RowKind.DELETE, even.values())));
    run.feed(0, List.of(new Change(RowKind.DELETE, odd.values())));
    run.take();
    run.feed(0, List.of(new Change(RowKind.DELETE, even.values())));
    assertThat(run.take()).containsExactly("-D[a, 1.0, x, 0]");
  }

  @Test
  void rowsBelowTheTopAreNotKeptIfNothingIsTakenBack() {
    OperatorRun run = run(new Shape(List.of(0), 1, 3, false, true), 4096);
    for (int i = 0; i < 3; i++) {
      run.feed(0, List.of(row("a", 9.0, "x", 10 + i)));
    }
    int three = run.stateBytes();
    for (int i = 0; i < 50; i++) {
      run.feed(0, List.of(row("a", i % 10, "x", 20 + i)));
    }
    assertThat(run.stateBytes()).isEqualTo(three);
  }

  @Test
  void textsThatBeginAlikeAreOrderedByTheRest() {
    TopN node =
        new TopN(
            Schemas.input(INPUT, true),
            List.of(),
            List.of(new SortKey(2, false, true)),
            1,
            9,
            true,
            Schemas.of(Types.STRING, Types.DOUBLE, Types.STRING, Types.BIGINT, Types.BIGINT));
    OperatorRun run = OperatorRun.of(TopNOperator.of(node), INPUT, true, 4096);
    List<Change> rows = new ArrayList<>();
    for (String name : List.of("12345678b", "12345678", "1234567", "12345678a", "", "\u00e9")) {
      rows.add(row("a", 1.0, name, 0));
    }
    run.feed(0, rows);
    assertThat(run.take())
        .containsExactly(
            "+I[a, 1.0, , 0, 1]",
            "+I[a, 1.0, 1234567, 0, 2]",
            "+I[a, 1.0, 12345678, 0, 3]",
            "+I[a, 1.0, 12345678a, 0, 4]",
            "+I[a, 1.0, 12345678b, 0, 5]",
            "+I[a, 1.0, \u00e9, 0, 6]");
  }

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (int batchSize : new int[] {1, 2, 4096}) {
      for (List<Integer> partition : List.of(List.of(0), List.<Integer>of())) {
        for (int flags = 0; flags < 4; flags++) {
          boolean withRank = (flags & 1) == 0;
          boolean insertOnly = (flags & 2) == 0;
          runs.add(
              Arguments.of(new Shape(partition, 1, 3, withRank, insertOnly), batchSize, flags));
          runs.add(
              Arguments.of(new Shape(partition, 3, 7, withRank, insertOnly), batchSize, flags));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest(name = "{0}, batches of {1}, seed {2}")
  @MethodSource("runs")
  void theResultIsThatOfSortedLists(Shape shape, int batchSize, long seed) {
    Random random = new Random(seed);
    OperatorRun run = run(shape, batchSize);
    List<Change> live = new ArrayList<>();
    Changelog output = new Changelog();
    for (int round = 0; round < 40; round++) {
      run.feed(0, step(random, shape, live, 100L * round));
      output.apply(run.changes());
      run.changes().clear();
      assertThat(output.rows()).isEqualTo(expected(shape, live));
      if (random.nextInt(4) == 0) {
        run.rescale(1 + random.nextInt(3));
      } else if (random.nextInt(4) == 0) {
        List<Change> dropped = new ArrayList<>(live);
        run.rescaleAmid(step(random, shape, dropped, 100L * round + 50), 1 + random.nextInt(3));
      }
    }
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  /** Some rows that come or go; those that are there are kept in the list. */
  private static List<Change> step(Random random, Shape shape, List<Change> live, long arrival) {
    List<Change> step = new ArrayList<>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      if (!shape.insertOnly() && !live.isEmpty() && random.nextInt(5) < 2) {
        Change gone = live.remove(random.nextInt(live.size()));
        step.add(new Change(RowKind.DELETE, gone.values()));
      } else {
        Change row = randomRow(random, arrival + i);
        live.add(row);
        step.add(row);
      }
    }
    return step;
  }

  private static Change randomRow(Random random, long arrival) {
    return Change.insert(
        random.nextInt(8) == 0 ? null : "p" + random.nextInt(3),
        random.nextInt(6) == 0 ? null : (double) random.nextInt(6),
        random.nextInt(6) == 0 ? null : "name " + random.nextInt(3),
        arrival);
  }

  private static Map<List<@Nullable Object>, Integer> expected(Shape shape, List<Change> live) {
    Map<List<@Nullable Object>, List<Change>> partitions = new LinkedHashMap<>();
    for (Change row : live) {
      List<@Nullable Object> key = new ArrayList<>();
      shape.partition().forEach(column -> key.add(row.values().get(column)));
      partitions.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    // Score descending with NULL last, then name ascending with NULL first, then arrival.
    Comparator<Change> order =
        Comparator.<Change, @Nullable Double>comparing(
                r -> (Double) r.values().get(1),
                Comparator.nullsLast(Comparator.<Double>reverseOrder()))
            .thenComparing(
                r -> (String) r.values().get(2),
                Comparator.nullsFirst(Comparator.<String>naturalOrder()));
    Map<List<@Nullable Object>, Integer> result = new HashMap<>();
    for (List<Change> members : partitions.values()) {
      members.sort(order);
      for (int rank = shape.first(); rank <= Math.min(shape.last(), members.size()); rank++) {
        List<@Nullable Object> row = new ArrayList<>(members.get(rank - 1).values());
        if (shape.withRank()) {
          row.add((long) rank);
        }
        result.merge(row, 1, Integer::sum);
      }
    }
    return result;
  }

  private static Change row(String partition, double score, String name, long arrival) {
    return Change.insert(partition, score, name, arrival);
  }

  private static OperatorRun run(Shape shape, int batchSize) {
    List<SqlType> types = new ArrayList<>(INPUT.types());
    if (shape.withRank()) {
      types.add(Types.BIGINT);
    }
    TopN node =
        new TopN(
            Schemas.input(INPUT, shape.insertOnly()),
            shape.partition(),
            List.of(new SortKey(1, true, false), new SortKey(2, false, true)),
            shape.first(),
            shape.last(),
            shape.withRank(),
            Schemas.of(types.toArray(SqlType[]::new)));
    return OperatorRun.of(TopNOperator.of(node), INPUT, shape.insertOnly(), batchSize);
  }
}
