package dev.weir.engine.window;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Changelog;
import dev.weir.engine.operator.Combiner;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.Emission;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Watermark;
import dev.weir.time.Window;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows put together by senders against the same rows one by one. */
class PaneCombinerTest {
  private static final RowType INPUT =
      Schemas.of(Types.timestampLtz(3), Types.STRING, Types.BIGINT);
  private static final Window TUMBLE = new Window.Tumble(10, 0);

  private final List<Change> sent = new ArrayList<>();

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    List<Window> windows =
        List.of(
            new Window.Tumble(50, 7), new Window.Hop(20, 60, 0), new Window.Cumulate(20, 80, 5));
    for (Window window : windows) {
      for (int batchSize : new int[] {1, 2, 4096}) {
        for (String zone : List.of("UTC", "Asia/Kolkata")) {
          runs.add(Arguments.of(window, batchSize, ZoneId.of(zone), 91L * batchSize));
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest(name = "{0}, batches of {1}, {2}, seed {3}")
  @MethodSource("runs")
  void rowsPutTogetherGiveWhatRowsOneByOneGive(
      Window window, int batchSize, ZoneId zone, long seed) {
    Random random = new Random(seed);
    OperatorRun plain = run(window, INPUT, batchSize, zone);
    RowType combined = requireNonNull(plain.combiner()).schema();
    OperatorRun receiver = run(window, combined, batchSize, zone);
    Combiner[] senders = new Combiner[3];
    long[] watermarks = {Watermark.NONE, Watermark.NONE, Watermark.NONE};
    for (int round = 0; round < 120; round++) {
      if (round % 20 == 0) {
        // As at a snapshot and a restore.
        for (int i = 0; i < senders.length; i++) {
          drain(senders[i], receiver);
          senders[i] = plain.combiner();
        }
        int tasks = 1 + random.nextInt(3);
        plain.rescale(tasks);
        receiver.rescale(tasks);
      }
      int sender = random.nextInt(senders.length);
      for (List<Change> rows : rows(random, round, batchSize)) {
        plain.feed(0, rows);
        requireNonNull(senders[sender]).process(batch(rows), this::send);
        deliver(receiver);
      }
      if (random.nextInt(2) == 0) {
        watermarks[sender] = Math.max(watermarks[sender], round * 5L - random.nextInt(30));
        requireNonNull(senders[sender]).watermark(watermarks[sender], this::send);
        deliver(receiver);
        long all = Math.min(watermarks[0], Math.min(watermarks[1], watermarks[2]));
        plain.watermark(all);
        receiver.watermark(all);
      }
    }
    for (Combiner sender : senders) {
      drain(sender, receiver);
    }
    plain.end();
    receiver.end();
    assertThat(rows(receiver)).isEqualTo(rows(plain));
    assertThat(late(receiver)).isNotEmpty().containsExactlyInAnyOrderElementsOf(late(plain));
  }

  @Test
  void aKeyIsSentOnceForAPaneWhenTheWatermarkClosesIt() {
    Combiner combiner = combiner(TUMBLE);
    combiner.watermark(0, this::send);
    combiner.process(batch(List.of(row("a", 1), row("b", 2), row("a", 11))), this::send);
    combiner.process(batch(List.of(row("a", 3), row("a", 9), row("b", 12))), this::send);
    combiner.watermark(8, this::send);
    assertThat(sent).isEmpty();
    combiner.watermark(9, this::send);
    assertThat(take()).containsExactly("+I[3, a, 7, 3]", "+I[3, b, 7, 1]");
    combiner.drain(this::send);
    assertThat(take()).containsExactly("+I[12, a, 7, 1]", "+I[12, b, 7, 1]");
  }

  @Test
  void rowsGoOneByOneBeforeTheFirstWatermark() {
    Combiner combiner = combiner(TUMBLE);
    combiner.process(batch(List.of(row("a", 1), row("a", 1))), this::send);
    assertThat(take()).containsExactly("+I[1, a, 7, 1]", "+I[1, a, 7, 1]");
  }

  @Test
  void lateRowsGoOneByOne() {
    Combiner combiner = combiner(new Window.Hop(5, 10, 0));
    combiner.watermark(6, this::send);
    combiner.process(batch(List.of(row("a", 4), row("a", 4))), this::send);
    assertThat(take()).containsExactly("+I[4, a, 7, 1]", "+I[4, a, 7, 1]");
    combiner.process(batch(List.of(row("a", 5), row("a", 5))), this::send);
    assertThat(take()).isEmpty();
  }

  @Test
  void rowsGoOneByOneOnceOthersMayBeAhead() {
    Combiner combiner = combiner(TUMBLE);
    combiner.watermark(0, this::send);
    combiner.fallBehind();
    combiner.process(batch(List.of(row("a", 1), row("a", 1))), this::send);
    assertThat(take()).containsExactly("+I[1, a, 7, 1]", "+I[1, a, 7, 1]");
  }

  @Test
  void rowsThatAreAllDifferentAreNotHeldForLong() {
    Combiner combiner = combiner(TUMBLE);
    combiner.watermark(0, this::send);
    List<Change> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(row("k" + i, 1));
    }
    combiner.process(batch(rows), this::send);
    assertThat(take()).isEmpty();
    combiner.watermark(9, this::send);
    assertThat(take()).hasSize(1000);
    combiner.process(batch(List.of(row("a", 11))), this::send);
    assertThat(take()).containsExactly("+I[11, a, 7, 1]");
  }

  @Test
  void noMoreGroupsAreHeldThanACacheHolds() {
    Combiner combiner = combiner(TUMBLE);
    combiner.watermark(0, this::send);
    for (int i = 0; i < 20_000; i++) {
      combiner.process(
          batch(List.of(row("k" + i, 1), row("k" + i, 2), row("k" + i, 3))), this::send);
    }
    assertThat(sent).hasSizeBetween(16_000, 20_000).allMatch(row -> row.values().get(3).equals(3L));
  }

  @Test
  void onlyCountsOfRowsArePutTogether() {
    assertThat(run(new Window.Session(5), INPUT, 1, ZoneId.of("UTC")).combiner()).isNull();
    AggregateCall sum =
        new AggregateCall(
            AggregateFunction.SUM, List.of(2), false, AggregateCall.NO_FILTER, Types.BIGINT);
    OperatorRun sums =
        OperatorRun.of(WindowAggregateOperator.of(node(TUMBLE, INPUT, sum)), INPUT, true, 1);
    assertThat(sums.combiner()).isNull();
  }

  private static Combiner combiner(Window window) {
    return requireNonNull(run(window, INPUT, 4096, ZoneId.of("UTC")).combiner());
  }

  private void drain(Combiner combiner, OperatorRun receiver) {
    if (combiner != null) {
      combiner.drain(this::send);
      deliver(receiver);
    }
  }

  private void send(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      sent.add(Change.read(batch, i));
    }
  }

  private void deliver(OperatorRun receiver) {
    receiver.feed(0, sent);
    sent.clear();
  }

  private List<String> take() {
    List<String> taken = sent.stream().map(Change::toString).toList();
    sent.clear();
    return taken;
  }

  private static List<List<Change>> rows(Random random, int round, int batchSize) {
    List<List<Change>> batches = new ArrayList<>();
    List<Change> rows = new ArrayList<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      int behind = random.nextInt(10) == 0 ? 150 : 0;
      rows.add(row("k" + random.nextInt(5), round * 5L + random.nextInt(60) - behind));
      if (rows.size() == batchSize || i == 0) {
        batches.add(rows);
        rows = new ArrayList<>();
      }
    }
    return batches;
  }

  private static Change row(String key, long time) {
    return Change.insert(time, key, 7L);
  }

  private static Batch batch(List<Change> rows) {
    Batch batch = Batch.of(INPUT, rows.size(), true);
    rows.forEach(row -> row.appendTo(batch));
    return batch;
  }

  private static Object rows(OperatorRun run) {
    Changelog output = new Changelog();
    output.apply(run.changes());
    return output.rows();
  }

  /** The late rows without what was put behind them. */
  private static List<String> late(OperatorRun run) {
    return run.late().stream()
        .map(late -> late.row().values().subList(0, 3) + " of " + late.windowEnd())
        .toList();
  }

  private static OperatorRun run(Window window, RowType input, int batchSize, ZoneId zone) {
    AggregateCall count =
        new AggregateCall(
            AggregateFunction.COUNT, List.of(), false, AggregateCall.NO_FILTER, Types.BIGINT);
    WindowAggregateOperator operator = WindowAggregateOperator.of(node(window, INPUT, count));
    return new OperatorRun(operator, List.of(input), List.of(true), batchSize, zone);
  }

  private static WindowAggregate node(Window window, RowType input, AggregateCall call) {
    return new WindowAggregate(
        Schemas.input(input, true),
        window,
        0,
        List.of(1, 2),
        List.of(call),
        List.of(WindowProperty.START, WindowProperty.END),
        Emission.AT_END,
        Schemas.of(
            Types.STRING, Types.BIGINT, Types.BIGINT, Types.timestamp(3), Types.timestamp(3)));
  }
}
