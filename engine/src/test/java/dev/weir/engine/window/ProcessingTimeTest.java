package dev.weir.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Window;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessingTimeTest {
  private static final RowType INPUT = Schemas.of(Types.STRING);
  private static final AggregateCall COUNT =
      new AggregateCall(
          AggregateFunction.COUNT, List.of(), false, AggregateCall.NO_FILTER, Types.BIGINT);

  @Test
  void windowsEndByTheClockAndNotByTheWatermark() {
    OperatorRun run = run(new Window.Tumble(10, 0), "UTC");
    run.clock(3);
    run.feed(0, List.of(Change.insert("a"), Change.insert("b")));
    run.watermark(1000);
    run.clock(9);
    run.feed(0, List.of(Change.insert("a")));
    assertThat(run.take()).isEmpty();
    run.clock(10);
    assertThat(run.take()).containsExactlyInAnyOrder("+I[a, 2, 0, 10]", "+I[b, 1, 0, 10]");
    assertThat(run.late()).isEmpty();
  }

  @Test
  void sessionsEndByTheClock() {
    OperatorRun run = run(new Window.Session(10), "UTC");
    run.clock(3);
    run.feed(0, List.of(Change.insert("a")));
    run.clock(12);
    run.feed(0, List.of(Change.insert("a")));
    run.clock(21);
    assertThat(run.take()).isEmpty();
    run.clock(22);
    assertThat(run.take()).containsExactly("+I[a, 2, 3, 22]");
  }

  @Test
  void windowsThatAreOpenAtTheEndGiveNothing() {
    OperatorRun run = run(new Window.Tumble(10, 0), "UTC");
    run.feed(0, List.of(Change.insert("a")));
    run.end();
    assertThat(run.take()).isEmpty();
  }

  @Test
  void boundsAreWallClockTimeOfTheSession() {
    long hour = 3_600_000;
    OperatorRun run = run(new Window.Tumble(24 * hour, 0), "Europe/Paris");
    // The last minute of the first of January there.
    run.clock(23 * hour - 60_000);
    run.feed(0, List.of(Change.insert("a")));
    run.clock(23 * hour);
    assertThat(run.take()).containsExactly("+I[a, 1, 0, " + 24 * hour + "]");
  }

  @Test
  void aClockThatGoesBackMakesNoRowLate() {
    OperatorRun run = run(new Window.Tumble(10, 0), "UTC");
    run.clock(12);
    run.feed(0, List.of(Change.insert("a")));
    run.clock(5);
    run.feed(0, List.of(Change.insert("a")));
    run.clock(20);
    assertThat(run.take()).containsExactly("+I[a, 2, 10, 20]");
    assertThat(run.late()).isEmpty();
  }

  @Test
  void stateGoesOnAtAnotherParallelism() {
    OperatorRun run = run(new Window.Tumble(10, 0), "UTC");
    run.clock(1);
    run.feed(0, List.of(Change.insert("a"), Change.insert("b")));
    run.rescale(3);
    run.feed(0, List.of(Change.insert("a")));
    run.clock(10);
    assertThat(run.take()).containsExactlyInAnyOrder("+I[a, 2, 0, 10]", "+I[b, 1, 0, 10]");
  }

  private static OperatorRun run(Window window, String zone) {
    RowType schema =
        RowType.of(
            List.of(
                new Field("k", Types.STRING),
                new Field("n", Types.BIGINT),
                new Field("window_start", Types.timestamp(3)),
                new Field("window_end", Types.timestamp(3))));
    WindowAggregate node =
        new WindowAggregate(
            Schemas.input(INPUT, true),
            window,
            WindowAggregate.PROCESSING_TIME,
            List.of(0),
            List.of(COUNT),
            List.of(WindowProperty.START, WindowProperty.END),
            schema);
    return new OperatorRun(
        WindowAggregateOperator.of(node), List.of(INPUT), List.of(true), 4, ZoneId.of(zone));
  }
}
