package dev.weir.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.error.WeirException;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Window;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowAggregateOperatorTest {
  private static final SqlType TIME = Types.timestamp(3);
  private static final RowType INPUT = Schemas.of(Types.STRING, Types.INT, TIME);

  @Test
  void aTumblingWindowComesOutWhenTheWatermarkReachesItsLastMillisecond() {
    OperatorRun run = run(new Window.Tumble(10, 0), true);
    run.feed(0, List.of(row("a", 1, 3), row("b", 2, 12), row("a", 4, 9)));
    run.watermark(8);
    assertThat(run.take()).isEmpty();
    run.watermark(9);
    assertThat(run.take()).containsExactly("+I[a, 2, 5, 0, 10, 9]");
    run.watermark(100);
    assertThat(run.take()).containsExactly("+I[b, 1, 2, 10, 20, 19]");
  }

  @Test
  void windowsBeforeTheEpochAndWithAnOffsetAreAligned() {
    OperatorRun run = run(new Window.Tumble(10, 3), true);
    run.feed(0, List.of(row("a", 1, -8), row("a", 2, 2), row("a", 4, 3)));
    run.end();
    assertThat(run.take())
        .containsExactly(
            "+I[a, 1, 1, -17, -7, -8]", "+I[a, 1, 2, -7, 3, 2]", "+I[a, 1, 4, 3, 13, 12]");
  }

  @Test
  void aRowThatMissedAllItsWindowsIsReportedLate() {
    OperatorRun run = run(new Window.Tumble(10, 0), true);
    run.watermark(9);
    run.feed(0, List.of(row("a", 1, 9), row("a", 2, 10)));
    run.end();
    assertThat(run.take()).containsExactly("+I[a, 1, 2, 10, 20, 19]");
    assertThat(run.late()).containsExactly(new OperatorRun.Late(row("a", 1, 9), 10));
  }

  @Test
  void hoppingWindowsShareRows() {
    OperatorRun run = run(new Window.Hop(5, 10, 0), true);
    run.feed(0, List.of(row("a", 1, 3), row("a", 2, 7)));
    run.watermark(4);
    assertThat(run.take()).containsExactly("+I[a, 1, 1, -5, 5, 4]");
    run.feed(0, List.of(row("a", 4, 4), row("b", 8, -1)));
    run.watermark(9);
    assertThat(run.take()).containsExactly("+I[a, 3, 7, 0, 10, 9]");
    run.end();
    assertThat(run.take()).containsExactly("+I[a, 1, 2, 5, 15, 14]");
    assertThat(run.late()).containsExactly(new OperatorRun.Late(row("b", 8, -1), 5));
  }

  @Test
  void cumulatingWindowsGrowUntilTheirSize() {
    OperatorRun run = run(new Window.Cumulate(5, 15, 0), true);
    run.feed(0, List.of(row("a", 1, 3)));
    run.watermark(4);
    assertThat(run.take()).containsExactly("+I[a, 1, 1, 0, 5, 4]");
    run.feed(0, List.of(row("a", 2, 1), row("a", 4, 12), row("a", 8, 15)));
    run.rescale(3);
    run.watermark(9);
    assertThat(run.take()).containsExactly("+I[a, 2, 3, 0, 10, 9]");
    run.watermark(14);
    assertThat(run.take()).containsExactly("+I[a, 3, 7, 0, 15, 14]");
    run.watermark(19);
    assertThat(run.take()).containsExactly("+I[a, 1, 8, 15, 20, 19]");
  }

  @Test
  void aRowBetweenTwoSessionsMakesThemOne() {
    OperatorRun run = run(new Window.Session(10), true);
    run.feed(0, List.of(row("a", 1, 0), row("a", 2, 20), row("b", 4, 5)));
    run.feed(0, List.of(row("a", 8, 10)));
    run.watermark(14);
    assertThat(run.take()).containsExactly("+I[b, 1, 4, 5, 15, 14]");
    run.rescale(2);
    run.watermark(29);
    assertThat(run.take()).containsExactly("+I[a, 3, 11, 0, 30, 29]");
    run.feed(0, List.of(row("a", 1, 19), row("a", 1, 21)));
    run.end();
    assertThat(run.take()).containsExactly("+I[a, 1, 1, 21, 31, 30]");
    assertThat(run.late()).containsExactly(new OperatorRun.Late(row("a", 1, 19), 29));
  }

  @Test
  void retractedRowsDontCount() {
    OperatorRun run = run(new Window.Tumble(10, 0), false);
    run.feed(0, List.of(row("a", 1, 3), row("b", 2, 3), row("a", 5, 3)));
    run.feed(
        0,
        List.of(
            Change.of(RowKind.DELETE, "a", 1, 3L), Change.of(RowKind.UPDATE_BEFORE, "b", 2, 3L)));
    run.end();
    assertThat(run.take()).containsExactly("+I[a, 1, 5, 0, 10, 9]");
  }

  @Test
  void localTimestampsAreCutAtMidnightOfTheZone() {
    RowType input = Schemas.of(Types.STRING, Types.INT, Types.timestampLtz(3));
    long day = 24 * 3_600_000L;
    OperatorRun run =
        new OperatorRun(
            operator(input, new Window.Tumble(day, 0), true, Types.timestampLtz(3)),
            List.of(input),
            List.of(true),
            2,
            ZoneId.of("Europe/Berlin"));
    // The day of 23 hours and the first of the one after.
    long first = Instant.parse("2025-03-29T23:00:00Z").toEpochMilli();
    long last = Instant.parse("2025-03-30T21:59:59.999Z").toEpochMilli();
    run.feed(0, List.of(row("a", 1, first), row("a", 2, last), row("a", 4, last + 1)));
    run.watermark(last - 1);
    assertThat(run.take()).isEmpty();
    run.watermark(last);
    long start = Instant.parse("2025-03-30T00:00:00Z").toEpochMilli();
    assertThat(run.take())
        .containsExactly("+I[a, 2, 3, " + start + ", " + (start + day) + ", " + last + "]");
  }

  @Test
  void aRowWithoutTimeFailsByName() {
    OperatorRun run = run(new Window.Tumble(10, 0), true);
    assertThatThrownBy(() -> run.feed(0, List.of(Change.insert("a", 1, null))))
        .isInstanceOf(WeirException.class)
        .hasMessage("time column \"c2\" is NULL in a row");
  }

  private static Change row(String key, int value, long time) {
    return Change.insert(key, (long) value, time);
  }

  private static OperatorRun run(Window window, boolean insertOnly) {
    return OperatorRun.of(operator(INPUT, window, insertOnly, TIME), INPUT, insertOnly, 4096);
  }

  static WindowAggregateOperator operator(
      RowType input, Window window, boolean insertOnly, SqlType time) {
    int none = AggregateCall.NO_FILTER;
    return WindowAggregateOperator.of(
        new WindowAggregate(
            Schemas.input(input, insertOnly),
            window,
            2,
            List.of(0),
            List.of(
                new AggregateCall(AggregateFunction.COUNT, List.of(), false, none, Types.BIGINT),
                new AggregateCall(AggregateFunction.SUM, List.of(1), false, none, Types.INT)),
            List.of(WindowProperty.START, WindowProperty.END, WindowProperty.TIME),
            Schemas.of(Types.STRING, Types.BIGINT, Types.INT, TIME, TIME, time)));
  }
}
