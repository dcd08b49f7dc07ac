package dev.weir.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.Emission;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Window;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiringTest {
  private static final RowType INPUT = Schemas.of(Types.STRING, Types.INT, Types.timestamp(3));
  private static final Window TUMBLE = new Window.Tumble(10, 0);
  private static final long NEVER = Emission.NEVER;

  @Test
  void earlyResultsComeEachDelayOfTheClockIfTheyChanged() {
    OperatorRun run = run(TUMBLE, new Emission(100, NEVER, 0));
    run.clock(1000);
    run.feed(0, List.of(row("a", 1, 3), row("b", 2, 4)));
    run.clock(1099);
    assertThat(run.take()).isEmpty();
    run.clock(1100);
    assertThat(run.take()).containsExactly("+I[a, 1, 10]", "+I[b, 2, 10]");
    run.clock(1250);
    run.feed(0, List.of(row("a", 4, 5), row("b", 0, 5), row("c", 7, 5)));
    run.clock(1300);
    assertThat(run.take()).containsExactly("-U[a, 1, 10]", "+U[a, 5, 10]", "+I[c, 7, 10]");
    run.feed(0, List.of(row("b", 1, 6), row("d", 1, 6)));
    run.watermark(9);
    assertThat(run.take()).containsExactly("-U[b, 2, 10]", "+U[b, 3, 10]", "+I[d, 1, 10]");
    run.feed(0, List.of(row("a", 1, 9)));
    run.clock(9999);
    run.end();
    assertThat(run.take()).isEmpty();
    assertThat(run.late()).containsExactly(new OperatorRun.Late(row("a", 1, 9), 10));
  }

  @Test
  void withoutDelayResultsComeWithEachBatch() {
    OperatorRun run = run(TUMBLE, new Emission(0, NEVER, 0));
    run.feed(0, List.of(row("a", 1, 3), row("a", 2, 4), row("a", 3, 11)));
    assertThat(run.take()).containsExactly("+I[a, 3, 10]", "+I[a, 3, 20]");
    run.feed(0, List.of(row("a", 4, 3)));
    assertThat(run.take()).containsExactly("-U[a, 3, 10]", "+U[a, 7, 10]");
    run.end();
    assertThat(run.take()).isEmpty();
  }

  @Test
  void lateRowsChangeTheResultUntilTheLatenessIsOver() {
    OperatorRun run = run(TUMBLE, new Emission(NEVER, 0, 20));
    run.feed(0, List.of(row("a", 1, 3)));
    assertThat(run.take()).isEmpty();
    run.watermark(9);
    assertThat(run.take()).containsExactly("+I[a, 1, 10]");
    run.feed(0, List.of(row("a", 2, 9), row("b", 4, 0)));
    assertThat(run.take()).containsExactly("-U[a, 1, 10]", "+U[a, 3, 10]", "+I[b, 4, 10]");
    run.watermark(28);
    run.feed(0, List.of(row("a", 4, 9)));
    assertThat(run.take()).containsExactly("-U[a, 3, 10]", "+U[a, 7, 10]");
    run.watermark(29);
    run.feed(0, List.of(row("a", 8, 9)));
    run.end();
    assertThat(run.take()).isEmpty();
    assertThat(run.late()).containsExactly(new OperatorRun.Late(row("a", 8, 9), 10));
  }

  @Test
  void lateResultsWaitForTheirDelayAndNewGroupsDoNot() {
    OperatorRun run = run(TUMBLE, new Emission(NEVER, 100, 20));
    run.feed(0, List.of(row("a", 1, 3)));
    run.watermark(9);
    run.take();
    run.clock(50);
    run.feed(0, List.of(row("a", 2, 3), row("b", 4, 3)));
    assertThat(run.take()).containsExactly("+I[b, 4, 10]");
    run.clock(149);
    assertThat(run.take()).isEmpty();
    run.clock(150);
    assertThat(run.take()).containsExactly("-U[a, 1, 10]", "+U[a, 3, 10]");
    run.feed(0, List.of(row("a", 3, 3)));
    run.watermark(29);
    assertThat(run.take()).containsExactly("-U[a, 3, 10]", "+U[a, 6, 10]");
    assertThat(run.stateBytes()).isEqualTo(run(TUMBLE, new Emission(NEVER, 100, 20)).stateBytes());
  }

  @Test
  void aLateRowCountsInThoseOfItsWindowsThatAreKept() {
    OperatorRun run = run(new Window.Hop(5, 10, 0), new Emission(NEVER, 0, 5));
    run.feed(0, List.of(row("a", 1, 6)));
    run.watermark(14);
    assertThat(run.take()).containsExactly("+I[a, 1, 10]", "+I[a, 1, 15]");
    run.feed(0, List.of(row("a", 2, 7)));
    assertThat(run.take()).containsExactly("-U[a, 1, 15]", "+U[a, 3, 15]");
    assertThat(run.late()).isEmpty();
  }

  @Test
  void groupsThatLoseAllRowsAreDeletedAndMayComeAgain() {
    OperatorRun run = run(TUMBLE, new Emission(0, 0, 20), 2, false);
    run.feed(0, List.of(row("a", 1, 3)));
    run.feed(0, List.of(Change.of(RowKind.DELETE, "a", 1L, 3L)));
    run.feed(0, List.of(row("b", 1, 3), Change.of(RowKind.DELETE, "b", 1L, 3L)));
    assertThat(run.take()).containsExactly("+I[a, 1, 10]", "-D[a, 1, 10]");
    run.watermark(9);
    run.feed(0, List.of(row("a", 5, 3)));
    assertThat(run.take()).containsExactly("+I[a, 5, 10]");
  }

  @Test
  void whatWasGivenAndWhatWaitsOutlivesASnapshot() {
    OperatorRun run = run(TUMBLE, new Emission(100, 100, 50));
    run.clock(1);
    run.feed(0, List.of(row("a", 1, 3), row("b", 2, 3), row("c", 3, 3)));
    run.clock(101);
    run.take();
    run.feed(0, List.of(row("a", 10, 3), row("d", 4, 3), row("c", 0, 3)));
    run.rescale(3);
    run.clock(201);
    assertThat(run.take())
        .containsExactlyInAnyOrder("-U[a, 1, 10]", "+U[a, 11, 10]", "+I[d, 4, 10]");
    run.watermark(9);
    assertThat(run.take()).isEmpty();
    run.feed(0, List.of(row("b", 1, 3), row("d", 1, 3)));
    run.rescale(2);
    run.rescale(1);
    run.clock(301);
    assertThat(run.take())
        .containsExactlyInAnyOrder("-U[b, 2, 10]", "+U[b, 3, 10]", "-U[d, 4, 10]", "+U[d, 5, 10]");
  }

  @Test
  void windowsOfProcessingTimeGiveEarlyResultsAndEndByTheClock() {
    OperatorRun run = run(new Window.Tumble(1000, 0), new Emission(100, NEVER, 0), -1, true);
    run.clock(10);
    run.feed(0, List.of(row("a", 1, 0)));
    run.clock(110);
    assertThat(run.take()).containsExactly("+I[a, 1, 1000]");
    run.feed(0, List.of(row("a", 2, 0)));
    run.clock(1000);
    assertThat(run.take()).containsExactly("-U[a, 1, 1000]", "+U[a, 3, 1000]");
    run.feed(0, List.of(row("a", 2, 0)));
    run.end();
    assertThat(run.take()).isEmpty();
  }

  private static Change row(String key, int value, long time) {
    return Change.insert(key, (long) value, time);
  }

  private static OperatorRun run(Window window, Emission emission) {
    return run(window, emission, 2, true);
  }

  private static OperatorRun run(Window window, Emission emission, int time, boolean insertOnly) {
    AggregateCall sum =
        new AggregateCall(
            AggregateFunction.SUM, List.of(1), false, AggregateCall.NO_FILTER, Types.INT);
    WindowAggregate node =
        new WindowAggregate(
            Schemas.input(INPUT, insertOnly),
            window,
            time,
            List.of(0),
            List.of(sum),
            List.of(WindowProperty.END),
            emission,
            Schemas.of(Types.STRING, Types.INT, Types.timestamp(3)));
    return OperatorRun.of(WindowAggregateOperator.of(node), INPUT, insertOnly, 4);
  }
}
