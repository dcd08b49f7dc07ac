package dev.weir.engine.over;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.expr.SortKey;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.LagCall;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverFrame;
import dev.weir.plan.OverOrder;
import dev.weir.plan.Values;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverOperatorTest {
  /** Key, value, time, number of arrival. */
  private static final RowType INPUT =
      Schemas.of(Types.STRING, Types.BIGINT, new TimestampType(3, false, false), Types.BIGINT);

  private record Row(String key, long value, long time, long number) {}

  @Test
  void rowsOfOneTimeSeeEachOtherAndLateOnesAreReported() {
    OperatorRun run = run(new OverFrame(false, OverFrame.UNBOUNDED), 4096);
    run.feed(0, List.of(change(new Row("a", 1, 10, 1)), change(new Row("a", 2, 10, 2))));
    assertThat(run.take()).isEmpty();
    run.watermark(10);
    assertThat(run.take()).allMatch(row -> row.endsWith("3, 2, 1]")).hasSize(2);
    run.feed(0, List.of(change(new Row("a", 4, 10, 3)), change(new Row("a", 8, 11, 4))));
    assertThat(run.late()).extracting(OperatorRun.Late::windowEnd).containsExactly(10L);
    run.end();
    assertThat(run.take()).hasSize(1).allMatch(row -> row.endsWith("11, 8, 2]"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, -1",
    "2, false, -1",
    "4096, false, -1",
    "1, true, -1",
    "4096, true, -1",
    "1, false, 3",
    "2, false, 3",
    "4096, false, 3",
    "4096, false, 0",
    "1, true, 2",
    "2, true, 2",
    "4096, true, 2",
    "4096, true, 0"
  })
  void randomRowsGiveWhatLookingAtAllRowsGives(int batchSize, boolean byRows, long preceding) {
    OverFrame frame = new OverFrame(byRows, preceding);
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      OperatorRun run = run(frame, batchSize);
      List<Row> all = new ArrayList<>();
      List<String> found = new ArrayList<>();
      long watermark = 0;
      for (int step = 0; step < 12; step++) {
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
          Row row =
              new Row(
                  "k" + random.nextInt(3),
                  random.nextInt(9),
                  watermark + 1 + random.nextInt(8),
                  all.size());
          all.add(row);
          changes.add(change(row));
        }
        run.feed(0, changes);
        watermark += random.nextInt(5);
        run.watermark(watermark);
        found.addAll(run.take());
        if (random.nextInt(3) == 0) {
          run.rescale(1 + random.nextInt(3));
        }
      }
      run.end();
      found.addAll(run.take());
      assertThat(found)
          .as("seed " + seed)
          .containsExactlyInAnyOrderElementsOf(expected(all, frame));
    }
  }

  /** The same by looking at all rows for each row. */
  private static List<String> expected(List<Row> all, OverFrame frame) {
    List<String> results = new ArrayList<>();
    for (Row row : all) {
      List<Row> before =
          all.stream()
              .filter(other -> other.key().equals(row.key()))
              .filter(other ->
                  other.time() < row.time()
                      || other.time() == row.time()
                          && (!frame.rows() || other.number() <= row.number()))
              .sorted(Comparator.comparingLong(Row::time).thenComparingLong(Row::number))
              .toList();
      List<Row> seen = before;
      if (frame.bounded() && frame.rows()) {
        seen =
            before.subList(Math.max(0, before.size() - 1 - (int) frame.preceding()), before.size());
      } else if (frame.bounded()) {
        seen = before.stream().filter(r -> r.time() >= row.time() - frame.preceding()).toList();
      }
      long sum = seen.stream().mapToLong(Row::value).sum();
      long most = seen.stream().mapToLong(Row::value).max().orElseThrow();
      String last =
          frame.bounded() || frame.rows()
              ? "" + seen.size()
              : before.size() > 1 ? "" + before.get(before.size() - 2).value() : "null";
      String text = change(row).toString();
      results.add(
          text.substring(0, text.length() - 1) + ", " + sum + ", " + most + ", " + last + "]");
    }
    return results;
  }

  private static Change change(Row row) {
    return Change.of((byte) 0, row.key(), row.value(), row.time(), row.number());
  }

  /** SUM and MAX of the value, then LAG where the frame is Flink's for it, otherwise COUNT. */
  private static OperatorRun run(OverFrame frame, int batchSize) {
    boolean lag = !frame.bounded() && !frame.rows();
    List<AggregateCall> calls = new ArrayList<>();
    calls.add(call(AggregateFunction.SUM, List.of(1)));
    calls.add(call(AggregateFunction.MAX, List.of(1)));
    if (!lag) {
      calls.add(call(AggregateFunction.COUNT, List.of()));
    }
    OverAggregate node =
        new OverAggregate(
            new Values(List.of(), INPUT),
            List.of(0),
            new OverOrder(new SortKey(2, false, true), OverOrder.Kind.EVENT_TIME),
            frame,
            calls,
            lag ? List.of(new LagCall(1, 1, LagCall.NONE, Types.BIGINT)) : List.of(),
            Schemas.of(
                Types.STRING,
                Types.BIGINT,
                new TimestampType(3, false, false),
                Types.BIGINT,
                Types.BIGINT,
                Types.BIGINT,
                Types.BIGINT));
    return OperatorRun.of(OverOperator.of(node), INPUT, true, batchSize);
  }

  private static AggregateCall call(AggregateFunction function, List<Integer> arguments) {
    return new AggregateCall(function, arguments, false, AggregateCall.NO_FILTER, Types.BIGINT);
  }
}
