package dev.weir.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.aggregate.NaiveAggregates;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Changelog;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.plan.Emission;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Window;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rows out of order against windows over lists, with snapshots between. */
class WindowAggregateRandomTest {
  private static final List<Integer> KEYS = List.of(0);

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    List<Window> windows =
        List.of(
            new Window.Tumble(50, 7),
            new Window.Hop(20, 60, 0),
            new Window.Cumulate(20, 80, 5),
            new Window.Session(12));
    for (Window window : windows) {
      for (int batchSize : new int[] {1, 2, 4096}) {
        for (boolean insertOnly : new boolean[] {true, false}) {
          boolean session = window instanceof Window.Session;
          if (insertOnly || !session) {
            runs.add(Arguments.of(window, batchSize, insertOnly, 77L * batchSize));
          }
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest(name = "{0}, batches of {1}, insert only {2}, seed {3}")
  @MethodSource("runs")
  void windowsMatchAggregatesOverLists(
      Window window, int batchSize, boolean insertOnly, long seed) {
    Random random = new Random(seed);
    OperatorRun run =
        OperatorRun.of(operator(window, insertOnly), NaiveAggregates.INPUT, insertOnly, batchSize);
    NaiveWindows naive = new NaiveWindows(window);
    List<Change> live = new ArrayList<>();
    long watermark = Long.MIN_VALUE;
    for (int round = 0; round < 40; round++) {
      List<Change> rows = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        rows.add(change(random, live, insertOnly, round * 10L + random.nextInt(60)));
      }
      run.feed(0, rows);
      naive.feed(rows);
      if (random.nextInt(3) == 0) {
        watermark = Math.max(watermark, round * 10L - random.nextInt(40));
        run.watermark(watermark);
        naive.watermark(watermark);
      }
      if (random.nextInt(4) == 0) {
        run.rescale(1 + random.nextInt(3));
      }
    }
    run.end();
    naive.watermark(2000);
    Changelog output = new Changelog();
    output.apply(run.changes());
    assertThat(output.rows()).isEqualTo(naive.results());
    assertThat(run.late()).hasSize(naive.late);
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  static Stream<Arguments> firings() {
    List<Arguments> runs = new ArrayList<>();
    for (Window window : List.of(new Window.Tumble(50, 7), new Window.Hop(20, 60, 0))) {
      for (int batchSize : new int[] {1, 2, 4096}) {
        for (boolean insertOnly : new boolean[] {true, false}) {
          runs.add(Arguments.of(window, batchSize, insertOnly, new Emission(0, 0, 100_000)));
          runs.add(Arguments.of(window, batchSize, insertOnly, new Emission(30, 70, 100_000)));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest(name = "{0}, batches of {1}, insert only {2}, {3}")
  @MethodSource("firings")
  void changesAddUpToAggregatesOverListsOfRowsLateOrNot(
      Window window, int batchSize, boolean insertOnly, Emission emission) {
    Random random = new Random(31L * batchSize);
    OperatorRun run =
        OperatorRun.of(
            operator(window, insertOnly, emission), NaiveAggregates.INPUT, insertOnly, batchSize);
    NaiveWindows naive = new NaiveWindows(window);
    naive.watermark(-100);
    List<Change> live = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      List<Change> rows = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        rows.add(change(random, live, insertOnly, random.nextInt(400)));
      }
      run.feed(0, rows);
      naive.feed(rows);
      run.clock(round * 20L);
      if (random.nextInt(3) == 0) {
        run.watermark(round * 10L);
      }
      if (random.nextInt(4) == 0) {
        run.rescale(1 + random.nextInt(3));
      }
    }
    run.end();
    naive.watermark(2000);
    Changelog output = new Changelog();
    output.apply(run.changes());
    assertThat(output.rows()).isEqualTo(naive.results());
    assertThat(run.late()).isEmpty();
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  private static Change change(Random random, List<Change> live, boolean insertOnly, long time) {
    if (!insertOnly && !live.isEmpty() && random.nextInt(4) == 0) {
      Change gone = live.remove(random.nextInt(live.size()));
      return new Change(RowKind.DELETE, gone.values());
    }
    Change row = NaiveAggregates.row(random, time);
    live.add(row);
    return row;
  }

  private static WindowAggregateOperator operator(Window window, boolean insertOnly) {
    return operator(window, insertOnly, Emission.AT_END);
  }

  private static WindowAggregateOperator operator(
      Window window, boolean insertOnly, Emission emission) {
    List<SqlType> types = new ArrayList<>();
    types.add(Types.STRING);
    NaiveAggregates.CALLS.forEach(call -> types.add(call.type()));
    types.addAll(List.of(Types.timestamp(3), Types.timestamp(3)));
    return WindowAggregateOperator.of(
        new WindowAggregate(
            Schemas.input(NaiveAggregates.INPUT, insertOnly),
            window,
            2,
            KEYS,
            NaiveAggregates.CALLS,
            List.of(WindowProperty.START, WindowProperty.END),
            emission,
            Schemas.of(types.toArray(SqlType[]::new))));
  }
}
