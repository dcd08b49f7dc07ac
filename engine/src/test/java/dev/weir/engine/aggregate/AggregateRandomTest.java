package dev.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Changelog;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.plan.Aggregate;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random changelogs against aggregates over lists, with snapshots and other parallelisms between.
 */
class AggregateRandomTest {
  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    for (int batchSize : new int[] {1, 2, 4096}) {
      for (boolean insertOnly : new boolean[] {true, false}) {
        for (List<Integer> keys : List.of(List.of(0), List.of(0, 1), List.<Integer>of())) {
          runs.add(Arguments.of(batchSize, insertOnly, keys, 1000L * batchSize + keys.size()));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest(name = "batches of {0}, insert only {1}, keys {2}, seed {3}")
  @MethodSource("runs")
  void groupsMatchAggregatesOverLists(
      int batchSize, boolean insertOnly, List<Integer> keys, long seed) {
    Random random = new Random(seed);
    RowType input = NaiveAggregates.INPUT;
    List<SqlType> types = new ArrayList<>(keys.stream().map(input::type).toList());
    NaiveAggregates.CALLS.forEach(call -> types.add(call.type()));
    Aggregate node =
        new Aggregate(
            Schemas.input(input, insertOnly),
            keys,
            NaiveAggregates.CALLS,
            Schemas.of(types.toArray(SqlType[]::new)));
    OperatorRun run = OperatorRun.of(AggregateOperator.of(node), input, insertOnly, batchSize);
    List<Change> rows = new ArrayList<>();
    Changelog output = new Changelog();
    for (int round = 0; round < 40; round++) {
      run.feed(0, NaiveAggregates.step(random, rows, insertOnly, 1 + random.nextInt(60)));
      output.apply(run.changes());
      run.changes().clear();
      assertThat(output.rows()).isEqualTo(expected(rows, keys));
      if (random.nextInt(4) == 0) {
        run.rescale(1 + random.nextInt(3));
      } else if (random.nextInt(4) == 0) {
        List<Change> dropped = new ArrayList<>(rows);
        List<Change> step = NaiveAggregates.step(random, dropped, insertOnly, random.nextInt(60));
        run.rescaleAmid(step, 1 + random.nextInt(3));
      }
    }
    while (!insertOnly && !rows.isEmpty()) {
      Change last = rows.removeLast();
      run.feed(0, List.of(new Change(RowKind.DELETE, last.values())));
    }
    run.end();
    output.apply(run.changes());
    assertThat(output.rows()).isEqualTo(expected(rows, keys));
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  private static Map<List<@Nullable Object>, Integer> expected(
      List<Change> rows, List<Integer> keys) {
    Map<List<@Nullable Object>, List<Change>> groups = new HashMap<>();
    if (keys.isEmpty()) {
      groups.put(new ArrayList<>(), new ArrayList<>());
    }
    for (Change row : rows) {
      groups.computeIfAbsent(NaiveAggregates.key(row, keys), k -> new ArrayList<>()).add(row);
    }
    Map<List<@Nullable Object>, Integer> expected = new HashMap<>();
    groups.forEach((key, members) -> {
      List<@Nullable Object> row = new ArrayList<>(key);
      row.addAll(NaiveAggregates.results(members));
      expected.merge(row, 1, Integer::sum);
    });
    return expected;
  }
}
