package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.aggregate.AggregateOperator;
import dev.weir.engine.join.JoinOperator;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.engine.rank.DeduplicateOperator;
import dev.weir.engine.rank.TopNOperator;
import dev.weir.expr.SortKey;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Join;
import dev.weir.plan.JoinReach;
import dev.weir.plan.JoinTtl;
import dev.weir.plan.JoinType;
import dev.weir.plan.TopN;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State that nothing touched for ten milliseconds is gone, without a word. */
class StateTtlTest {
  private static final long TTL = 10;
  private static final RowType INPUT = Schemas.of(Types.STRING, Types.BIGINT);

  @Test
  void aGroupStartsAnewOnceItIsTooOld() {
    OperatorRun run = sums(true);
    feed(run, 0, "a", 1);
    feed(run, 5, "b", 1);
    feed(run, 9, "a", 2);
    assertThat(run.take()).containsExactly("+I[a, 1]", "+I[b, 1]", "-U[a, 1]", "+U[a, 3]");
    feed(run, 14, "b", 5);
    feed(run, 19, "a", 7);
    assertThat(run.take()).containsExactly("-U[b, 1]", "+U[b, 6]", "+I[a, 7]");
  }

  @Test
  void anEqualResultIsTold() {
    OperatorRun run = sums(true);
    feed(run, 0, "a", 1);
    feed(run, 5, "a", 0);
    assertThat(run.take()).containsExactly("+I[a, 1]", "-U[a, 1]", "+U[a, 1]");
  }

  @Test
  void timesOfAGroupOutliveARestore() {
    OperatorRun run = sums(true);
    feed(run, 0, "a", 1);
    feed(run, 5, "b", 1);
    run.take();
    run.rescale(3);
    feed(run, 10, "a", 2);
    feed(run, 14, "b", 2);
    assertThat(run.take()).containsExactly("+I[a, 2]", "-U[b, 1]", "+U[b, 3]");
  }

  @Test
  void retractionsOfForgottenRowsAreNotHeard() {
    OperatorRun run = sums(false);
    feed(run, 0, "a", 1);
    run.take();
    run.clock(10);
    run.feed(
        0,
        List.of(
            Change.of(RowKind.UPDATE_BEFORE, "a", 1L), Change.of(RowKind.UPDATE_AFTER, "a", 4L)));
    assertThat(run.take()).containsExactly("+I[a, 4]");
  }

  @Test
  void theSidesOfAJoinForgetEachOnItsOwn() {
    Join join =
        new Join(
            Schemas.input(INPUT, true),
            Schemas.input(INPUT, true),
            JoinType.LEFT,
            List.of(0),
            List.of(0),
            List.of(),
            null,
            Schemas.of(Types.STRING, Types.BIGINT, Types.STRING, Types.BIGINT),
            new JoinTtl(TTL, 2 * TTL),
            JoinReach.ENDLESS);
    OperatorRun run =
        new OperatorRun(
            JoinOperator.of(join, null),
            List.of(INPUT, INPUT),
            List.of(true, true),
            4096,
            ZoneId.of("UTC"));
    feed(run, 0, "a", 1);
    run.feed(1, List.of(Change.of(RowKind.INSERT, "b", 2L)));
    assertThat(run.take()).containsExactly("+I[a, 1, null, null]");
    run.rescale(2);
    run.clock(10);
    run.feed(1, List.of(Change.of(RowKind.INSERT, "a", 3L)));
    assertThat(run.take()).isEmpty();
    feed(run, 19, "b", 4);
    feed(run, 20, "b", 5);
    assertThat(run.take()).containsExactly("+I[b, 4, b, 2]", "+I[b, 5, null, null]");
  }

  @Test
  void aJoinForgetsRowsBeyondTheirReach() {
    RowType input = Schemas.of(Types.STRING, Types.timestamp(3));
    Join join =
        new Join(
            Schemas.input(input, true),
            Schemas.input(INPUT, true),
            JoinType.INNER,
            List.of(0),
            List.of(0),
            List.of(),
            null,
            Schemas.of(Types.STRING, Types.timestamp(3), Types.STRING, Types.BIGINT),
            JoinTtl.NEVER,
            new JoinReach(new JoinReach.Side(1, 10), null));
    OperatorRun run =
        new OperatorRun(
            JoinOperator.of(join, null),
            List.of(input, INPUT),
            List.of(true, true),
            4096,
            ZoneId.of("UTC"));
    run.feed(
        0,
        List.of(
            Change.of(RowKind.INSERT, "a", 100L),
            Change.of(RowKind.INSERT, "a", 101L),
            Change.of(RowKind.INSERT, "a", null)));
    run.watermark(109);
    run.feed(1, List.of(Change.of(RowKind.INSERT, "a", 1L)));
    assertThat(run.take()).hasSize(2);
    run.rescale(2);
    run.watermark(110);
    run.feed(1, List.of(Change.of(RowKind.INSERT, "a", 2L)));
    assertThat(run.take()).singleElement().asString().contains("101");
    run.watermark(111);
    run.feed(1, List.of(Change.of(RowKind.INSERT, "a", 3L)));
    assertThat(run.take()).isEmpty();
  }

  @Test
  void aPartitionOfATopNIsForgotten() {
    TopN top =
        new TopN(
            Schemas.input(INPUT, true),
            List.of(0),
            List.of(new SortKey(1, true, false)),
            1,
            1,
            false,
            INPUT,
            TTL);
    OperatorRun run = OperatorRun.of(TopNOperator.of(top), INPUT, true, 4096);
    feed(run, 0, "a", 9);
    feed(run, 5, "b", 9);
    assertThat(run.take()).containsExactly("+I[a, 9]", "+I[b, 9]");
    run.rescale(3);
    feed(run, 10, "a", 1);
    feed(run, 14, "b", 1);
    assertThat(run.take()).containsExactly("+I[a, 1]");
  }

  @Test
  void aFirstRowIsFirstAgainLater() {
    OperatorRun run = firstOrLast(false);
    feed(run, 0, "a", 1);
    feed(run, 5, "a", 2);
    assertThat(run.take()).containsExactly("+I[a, 1]");
    run.rescale(3);
    feed(run, 10, "a", 3);
    assertThat(run.take()).containsExactly("+I[a, 3]");
  }

  @Test
  void aLastRowIsForgotten() {
    OperatorRun run = firstOrLast(true);
    feed(run, 0, "a", 1);
    feed(run, 5, "a", 2);
    assertThat(run.take()).containsExactly("+I[a, 1]", "-U[a, 1]", "+U[a, 2]");
    run.rescale(3);
    feed(run, 14, "a", 3);
    feed(run, 24, "a", 4);
    assertThat(run.take()).containsExactly("-U[a, 2]", "+U[a, 3]", "+I[a, 4]");
  }

  private static OperatorRun sums(boolean insertOnly) {
    AggregateCall sum =
        new AggregateCall(
            AggregateFunction.SUM, List.of(1), false, AggregateCall.NO_FILTER, Types.BIGINT);
    Aggregate node =
        new Aggregate(Schemas.input(INPUT, insertOnly), List.of(0), List.of(sum), INPUT, TTL);
    return OperatorRun.of(AggregateOperator.of(node), INPUT, insertOnly, 4096);
  }

  private static OperatorRun firstOrLast(boolean last) {
    Deduplicate node = new Deduplicate(Schemas.input(INPUT, true), List.of(0), 1, false, last, TTL);
    return OperatorRun.of(DeduplicateOperator.of(node), INPUT, true, 4096);
  }

  private static void feed(OperatorRun run, long millis, String key, long value) {
    run.clock(millis);
    run.feed(0, List.of(Change.of(RowKind.INSERT, key, value)));
  }
}
