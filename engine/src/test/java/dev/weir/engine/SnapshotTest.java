package dev.weir.engine;

import static dev.weir.engine.Programs.perKey;
import static dev.weir.engine.Programs.perWindow;
import static dev.weir.engine.Programs.sorted;
import static dev.weir.engine.Programs.spec;
import static dev.weir.engine.Programs.watermark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.connector.Split;
import dev.weir.error.WeirException;
import dev.weir.plan.Collect;
import dev.weir.plan.Materialize;
import dev.weir.plan.PlanRoot;
import dev.weir.plan.Scan;
import dev.weir.plan.Sink;
import dev.weir.plan.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that is thrown away and restored gives the same as one that ran through. */
@Timeout(60)
class SnapshotTest {
  private static final int ROWS = 2000;

  private final NumbersConnector numbers = new NumbersConnector();

  private PlanRoot[] program() {
    Scan scan = numbers.scan("n", "k", "ts");
    return new PlanRoot[] {
      new Collect(sorted(perKey(scan))),
      new Sink(perWindow(watermark(scan), 100), numbers.table()),
      new Materialize(perKey(scan), "per_key", List.of(0)),
      new Materialize(scan, "all", List.of())
    };
  }

  private record Outcome(List<String> collected, List<String> perKey, long all) {}

  private Outcome finish(Job job, Rows rows) throws InterruptedException {
    job.await();
    return new Outcome(
        rows.all(), ViewRows.of(job.view("per_key")).sorted(), job.view("all").size());
  }

  private Outcome runThrough() throws InterruptedException {
    Rows rows = new Rows();
    try (Engine engine = Programs.engine(numbers, 1, 4096)) {
      return finish(engine.start(spec(rows, null, program())), rows);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,4096", "1,3,16", "3,1,1", "3,2,64", "2,3,1", "3,3,4096"})
  void a_restored_job_goes_on_where_the_snapshot_was(int before, int after, int batchSize)
      throws InterruptedException {
    numbers.rows = ROWS;
    Outcome expected = runThrough();
    List<String> windows = committed();
    assertThat(windows).isNotEmpty();

    JobSnapshot snapshot = null;
    for (int i = 0; i < 4; i++) {
      numbers.permits = new Semaphore(400);
      numbers.rowsRead.set(0);
      try (Engine engine = Programs.engine(numbers, before, batchSize)) {
        Job job = engine.start(spec(new Rows(), snapshot, program()));
        Programs.waitUntil(() -> numbers.rowsRead.get() >= 200);
        snapshot = job.snapshot();
        job.cancel();
      }
    }
    numbers.permits = null;
    Rows rows = new Rows();
    try (Engine engine = Programs.engine(numbers, after, batchSize)) {
      Job job = engine.start(spec(rows, snapshot, program()));
      assertThat(finish(job, rows)).isEqualTo(expected);
    }
    assertThat(committed()).isEqualTo(windows);
  }

  private List<String> committed() {
    List<String> sorted = new ArrayList<>(numbers.committed);
    sorted.sort(null);
    numbers.committed.clear();
    return sorted;
  }

  @Test
  void a_job_goes_on_after_a_snapshot() throws InterruptedException {
    numbers.rows = 100_000;
    Rows rows = new Rows();
    try (Engine engine = Programs.engine(numbers, 3, 16)) {
      Job job = engine.start(spec(rows, null, new Collect(numbers.scan("n"))));
      for (int i = 0; i < 20; i++) {
        job.snapshot();
      }
      job.await();
    }
    assertThat(rows.all()).hasSize(100_000).doesNotHaveDuplicates();
  }

  @Test
  void a_snapshot_of_a_finished_job_restores_its_views_and_reads_nothing()
      throws InterruptedException {
    Rows rows = new Rows();
    JobSnapshot snapshot;
    try (Engine engine = Programs.engine(numbers, 2, 64)) {
      Job job = engine.start(spec(rows, null, program()));
      job.await();
      snapshot = job.snapshot();
    }
    assertThat(snapshot.sources().values()).allSatisfy(splits -> assertThat(splits).isEmpty());
    committed();
    Rows again = new Rows();
    try (Engine engine = Programs.engine(numbers, 3, 64)) {
      Job job = engine.start(spec(again, snapshot, program()));
      job.await();
      assertThat(job.view("all").size()).isEqualTo(1000);
      assertThat(ViewRows.of(job.view("per_key")).sorted()).hasSize(7);
    }
    assertThat(again.all()).isEmpty();
    assertThat(again.hasEnded()).isTrue();
    assertThat(committed()).isEmpty();
  }

  @Test
  void a_sink_that_was_finished_is_not_finished_again_by_a_restored_job()
      throws InterruptedException {
    numbers.sinkWaits = true;
    JobSnapshot snapshot;
    Sink sink = new Sink(numbers.scan("n"), numbers.table());
    try (Engine engine = Programs.engine(numbers, 2, 64)) {
      Job job = engine.start(spec(new Rows(), null, sink));
      job.await();
      snapshot = job.snapshot();
    }
    assertThat(numbers.committed).hasSize(1000);
    assertThat(numbers.finished).hasValue(1);
    try (Engine engine = Programs.engine(numbers, 3, 64)) {
      Job job = engine.start(spec(new Rows(), snapshot, sink));
      job.await();
      snapshot = job.snapshot();
    }
    try (Engine engine = Programs.engine(numbers, 1, 64)) {
      engine.start(spec(new Rows(), snapshot, sink)).await();
    }
    assertThat(numbers.committed).hasSize(1000);
    assertThat(numbers.finished).hasValue(1);
  }

  @Test
  void what_waits_for_the_end_is_in_every_snapshot() throws InterruptedException {
    numbers.sinkWaits = true;
    numbers.permits = new Semaphore(300);
    JobSnapshot snapshot;
    Sink sink = new Sink(numbers.scan("n"), numbers.table());
    try (Engine engine = Programs.engine(numbers, 2, 16)) {
      Job job = engine.start(spec(new Rows(), null, sink));
      Programs.waitUntil(() -> numbers.rowsRead.get() >= 300);
      job.snapshot();
      job.snapshot();
      snapshot = job.snapshot();
      job.cancel();
    }
    assertThat(numbers.committed).isEmpty();
    numbers.permits = null;
    try (Engine engine = Programs.engine(numbers, 3, 64)) {
      engine.start(spec(new Rows(), snapshot, sink)).await();
    }
    assertThat(numbers.committed).hasSize(1000).doesNotHaveDuplicates();
    assertThat(numbers.finished).hasValue(1);
  }

  @Test
  void what_is_left_of_the_splits_is_in_the_snapshot_in_order() throws InterruptedException {
    numbers.rows = 40;
    numbers.permits = new Semaphore(5);
    Rows rows = new Rows();
    try (Engine engine = Programs.engine(numbers, 1, 4)) {
      Job job = engine.start(spec(rows, null, new Collect(numbers.scan("n"))));
      Programs.waitUntil(() -> rows.all().size() >= 5);
      assertThat(job.snapshot().sources().values())
          .containsExactly(
              List.of(
                  new Split("5:10"), new Split("10:20"), new Split("20:30"), new Split("30:40")));
    }
  }

  @Test
  void a_snapshot_of_another_program_is_refused() throws InterruptedException {
    Scan scan = numbers.scan("n");
    try (Engine engine = Programs.engine(numbers, 1, 64)) {
      Job job = engine.start(spec(new Rows(), null, new Collect(scan)));
      JobSnapshot snapshot = job.snapshot();
      assertThatThrownBy(() ->
              engine.start(
                  spec(
                      new Rows(),
                      snapshot,
                      new Collect(new Union(List.of(scan, scan), scan.schema())))))
          .isInstanceOf(WeirException.class)
          .hasMessageStartingWith("snapshot does not fit job \"test\"");
    }
  }
}
