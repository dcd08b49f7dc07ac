package dev.weir.engine;

import static dev.weir.engine.Programs.perKey;
import static dev.weir.engine.Programs.perWindow;
import static dev.weir.engine.Programs.spec;
import static dev.weir.engine.Programs.watermark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.WeirException;
import dev.weir.plan.Materialize;
import dev.weir.plan.Scan;
import dev.weir.time.Watermark;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Views while their jobs run and afterwards, and event time over several tasks. */
@Timeout(30)
class JobViewTest {
  private final NumbersConnector numbers = new NumbersConnector();

  @ParameterizedTest
  @CsvSource({"1,1", "1,4096", "3,2", "3,64"})
  void subscribers_end_with_the_rows_of_the_view_whenever_they_came(int parallelism, int batchSize)
      throws InterruptedException {
    Semaphore permits = new Semaphore(100);
    numbers.permits = permits;
    ViewRows early = new ViewRows();
    ViewRows late = new ViewRows();
    try (Engine engine = Programs.engine(numbers, parallelism, batchSize)) {
      Materialize plan = new Materialize(perKey(numbers.scan("n", "k")), "v", List.of(0));
      Job job = engine.start(spec(RowReceiver.NONE, null, plan));
      View view = job.view("v");
      view.subscribe(early);
      Programs.waitUntil(() -> view.size() > 0);
      permits.release(500);
      view.subscribe(late);
      permits.release(400);
      job.await();
      ViewRows afterwards = ViewRows.of(view);
      assertThat(afterwards.sorted()).hasSize(7).contains("0 143 71071");
      assertThat(early.sorted()).isEqualTo(afterwards.sorted());
      assertThat(late.sorted()).isEqualTo(afterwards.sorted());
      assertThat(afterwards.watermark()).isEqualTo(Watermark.END);
      assertThat(view.size()).isEqualTo(7);
    }
  }

  @Test
  void subscribers_get_the_windows_that_the_end_of_the_input_closes() throws InterruptedException {
    numbers.splitCount = 1;
    Semaphore permits = new Semaphore(0);
    numbers.permits = permits;
    ViewRows rows = new ViewRows();
    try (Engine engine = Programs.engine(numbers, 1, 64)) {
      Materialize plan =
          new Materialize(perWindow(watermark(numbers.scan("k", "ts")), 70), "v", List.of());
      Job job = engine.start(spec(RowReceiver.NONE, null, plan));
      View view = job.view("v");
      view.subscribe(rows);
      permits.release(1_000);
      job.await();
      assertThat(rows.sorted()).isNotEmpty().isEqualTo(ViewRows.of(view).sorted());
      assertThat(rows.watermark()).isEqualTo(Watermark.END);
      assertThat(view.size()).isEqualTo(rows.sorted().size());
    }
  }

  @Test
  void a_step_changes_a_row_at_most_once() throws InterruptedException {
    Semaphore permits = new Semaphore(0);
    numbers.permits = permits;
    numbers.splitCount = 1;
    numbers.rows = 64;
    numbers.keys = 2;
    ViewRows rows = new ViewRows();
    try (Engine engine = Programs.engine(numbers, 1, 16)) {
      Materialize plan = new Materialize(perKey(numbers.scan("n", "k")), "v", List.of(0));
      Job job = engine.start(spec(RowReceiver.NONE, null, plan));
      View view = job.view("v");
      view.subscribe(rows);
      // The worker subscribes when it comes to it; what it is asked after that it answers after
      // that
      assertThat(ViewRows.of(view).sorted()).isEmpty();
      permits.release(64);
      job.await();
    }
    assertThat(rows.changes()).filteredOn(row -> row.startsWith("+I")).hasSize(2);
    assertThat(rows.changes()).doesNotHaveDuplicates().endsWith("+U 1 32 1024");
  }

  @Test
  void a_listener_that_throws_is_dropped_and_the_job_goes_on() throws InterruptedException {
    try (Engine engine = Programs.engine(numbers, 2, 16)) {
      Materialize plan = new Materialize(numbers.scan("n"), "v", List.of());
      Job job = engine.start(spec(RowReceiver.NONE, null, plan));
      ViewRows rows = new ViewRows();
      View view = job.view("v");
      view.subscribe(
          new View.Listener() {
            @Override
            public void present(dev.weir.batch.Batch batch) {
              throw new IllegalStateException("gone");
            }

            @Override
            public void changed(dev.weir.batch.Batch batch) {
              throw new IllegalStateException("gone");
            }

            @Override
            public void advanced(long watermark) {
              throw new IllegalStateException("gone");
            }
          });
      view.subscribe(rows);
      job.await();
      assertThat(ViewRows.of(view).sorted()).hasSize(1000).isEqualTo(rows.sorted());
    }
  }

  @Test
  void an_unknown_view_is_told_with_likely_names() {
    try (Engine engine = Programs.engine(numbers, 1, 16)) {
      Job job =
          engine.start(
              spec(RowReceiver.NONE, null, new Materialize(numbers.scan("n"), "view", List.of())));
      assertThatThrownBy(() -> job.view("veiw"))
          .isInstanceOfSatisfying(
              WeirException.class, e -> assertThat(e.hint()).contains("\"view\""));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,4096", "1,1", "3,1", "3,16", "3,4096"})
  void windows_hold_every_row_when_tasks_read_at_different_times(int parallelism, int batchSize)
      throws InterruptedException {
    numbers.rows = 700;
    numbers.splitCount = 7;
    Scan scan = numbers.scan("k", "ts");
    Programs.LateKeeper ledger = new Programs.LateKeeper();
    try (Engine engine = Programs.engine(numbers, parallelism, batchSize)) {
      Materialize plan = new Materialize(perWindow(watermark(scan), 70), "v", List.of());
      Job job = engine.start(new JobSpec("test", List.of(plan), RowReceiver.NONE, ledger, null));
      job.await();
      assertThat(job.progress().rowsLate()).isEqualTo(ledger.late.size());
      long counted =
          ViewRows.of(job.view("v")).sorted().stream()
              .mapToLong(row -> Long.parseLong(row.split(" ", -1)[1]))
              .sum();
      assertThat(counted + ledger.late.size()).isEqualTo(700);
      if (parallelism == 1) {
        assertThat(ledger.late).isEmpty();
      }
      assertThat(job.progress().watermark()).isEqualTo(699_000);
    }
  }
}
