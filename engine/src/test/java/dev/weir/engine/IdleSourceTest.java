package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.expr.InputRef;
import dev.weir.expr.SortKey;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.Collect;
import dev.weir.plan.PlanNode;
import dev.weir.plan.TemporalSort;
import dev.weir.plan.Union;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows of a stream in order of time wait for the slowest split, unless it is idle. */
@Timeout(30)
class IdleSourceTest {
  private static final long TIMEOUT = 1000;

  private final LiveConnector live = new LiveConnector(2);
  private final AtomicLong now = new AtomicLong();
  private final Rows rows = new Rows();

  @Test
  void anIdleSplitHoldsNothingBackOnceItsTimeIsOver() throws InterruptedException {
    try (Engine engine = engine(2)) {
      Job job = engine.start(Programs.spec(rows, null, new Collect(sorted(stream("a", TIMEOUT)))));
      live.put("a", 0, 10);
      live.put("a", 0, 30);
      Programs.waitUntil(() -> job.progress().rowsRead() == 2);
      now.set(TIMEOUT - 1);
      assertThat(rows.all()).isEmpty();
      live.put("a", 0, 40);
      Programs.waitUntil(() -> job.progress().rowsRead() == 3);
      now.set(TIMEOUT);
      Programs.waitUntil(() -> rows.all().size() == 3);
      assertThat(rows.all()).containsExactly("+I 0 10", "+I 0 30", "+I 0 40");
    }
  }

  @Test
  void aSplitThatWakesUpHoldsOthersBackOnceItHasCaughtUp() throws InterruptedException {
    try (Engine engine = engine(2)) {
      Job job = engine.start(Programs.spec(rows, null, new Collect(sorted(stream("a", TIMEOUT)))));
      live.put("a", 0, 50);
      Programs.waitUntil(() -> job.progress().rowsRead() == 1);
      now.set(TIMEOUT);
      Programs.waitUntil(() -> rows.all().size() == 1);
      // Behind what came out: the row is late, and event time goes on with the other split.
      live.put("a", 1, 20);
      Programs.waitUntil(() -> job.progress().rowsLate() == 1);
      live.put("a", 0, 60);
      Programs.waitUntil(() -> rows.all().size() == 2);
      live.put("a", 1, 70);
      // Its watermark has come when rows behind it are late: each wait ends a batch.
      for (int late = 2; late <= 3; late++) {
        int expected = late;
        live.put("a", 1, 10);
        Programs.waitUntil(() -> job.progress().rowsLate() == expected);
      }
      live.put("a", 0, 90);
      Programs.waitUntil(() -> rows.all().size() == 3);
      assertThat(rows.all()).containsExactly("+I 0 50", "+I 0 60", "+I 1 70");
      live.put("a", 1, 95);
      Programs.waitUntil(() -> rows.all().size() == 4);
      assertThat(rows.all().getLast()).isEqualTo("+I 0 90");
    }
  }

  @Test
  void whenAllAreIdleTheHighestWatermarkCounts() throws InterruptedException {
    try (Engine engine = engine(2)) {
      Job job = engine.start(Programs.spec(rows, null, new Collect(sorted(stream("a", TIMEOUT)))));
      live.put("a", 0, 50);
      live.put("a", 1, 10);
      Programs.waitUntil(() -> job.progress().rowsRead() == 2);
      Programs.waitUntil(() -> rows.all().size() == 1);
      now.set(TIMEOUT);
      Programs.waitUntil(() -> rows.all().size() == 2);
      assertThat(rows.all()).containsExactly("+I 1 10", "+I 0 50");
    }
  }

  @Test
  void anIdleTableHoldsNothingBackInAUnion() throws InterruptedException {
    PlanNode both =
        new Union(
            List.of(stream("a", TIMEOUT), stream("silent", TIMEOUT)), live.scan("a").schema());
    try (Engine engine = engine(1)) {
      Job job = engine.start(Programs.spec(rows, null, new Collect(sorted(both))));
      live.put("a", 0, 10);
      Programs.waitUntil(() -> job.progress().rowsRead() == 1);
      assertThat(rows.all()).isEmpty();
      now.set(TIMEOUT);
      Programs.waitUntil(() -> rows.all().size() == 1);
    }
  }

  @Test
  void withoutATimeoutASilentSplitHoldsBackForEver() throws InterruptedException {
    try (Engine engine = engine(2)) {
      Job job = engine.start(Programs.spec(rows, null, new Collect(sorted(stream("a", 0)))));
      live.put("a", 0, 10);
      Programs.waitUntil(() -> job.progress().rowsRead() == 1);
      now.set(1_000_000);
      live.put("a", 1, 5);
      Programs.waitUntil(() -> rows.all().size() == 1);
      assertThat(rows.all()).containsExactly("+I 1 5");
    }
  }

  @Test
  void anIdleSplitIsAskedForItsWatermarkAnewAfterARestore() throws InterruptedException {
    try (Engine engine = engine(2)) {
      Job job = engine.start(Programs.spec(rows, null, new Collect(sorted(stream("a", TIMEOUT)))));
      live.put("a", 0, 50);
      Programs.waitUntil(() -> job.progress().rowsRead() == 1);
      now.set(TIMEOUT);
      Programs.waitUntil(() -> rows.all().size() == 1);
      JobSnapshot snapshot = job.snapshot();
      job.cancel();
      job.await();
      Rows after = new Rows();
      Job next =
          engine.start(Programs.spec(after, snapshot, new Collect(sorted(stream("a", TIMEOUT)))));
      live.put("a", 0, 60);
      Programs.waitUntil(() -> next.progress().rowsRead() == 1);
      assertThat(after.all()).isEmpty();
      now.set(2 * TIMEOUT);
      Programs.waitUntil(() -> after.all().size() == 1);
      assertThat(after.all()).containsExactly("+I 0 60");
    }
  }

  private Engine engine(int parallelism) {
    return new Engine(
        new EngineConfig(parallelism, 4, ZoneOffset.UTC),
        live,
        () -> Instant.ofEpochMilli(now.get()));
  }

  private PlanNode stream(String table, long idleMillis) {
    return new AssignWatermark(
        live.scan(table), 1, new InputRef(1, Types.timestamp(3)), idleMillis);
  }

  private static PlanNode sorted(PlanNode input) {
    return new TemporalSort(
        input, List.of(new SortKey(1, false, true), new SortKey(0, false, true)), true);
  }
}
