package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.WeirException;
import dev.weir.expr.Literal;
import dev.weir.expr.SortKey;
import dev.weir.plan.Collect;
import dev.weir.plan.PlanNode;
import dev.weir.plan.PlanRoot;
import dev.weir.plan.Scan;
import dev.weir.plan.Sink;
import dev.weir.plan.Sort;
import dev.weir.plan.Union;
import dev.weir.plan.Values;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole jobs over a source in memory. */
@Timeout(30)
class EngineTest {
  private final NumbersConnector numbers = new NumbersConnector();
  private final Rows rows = new Rows();

  private Engine engine(int parallelism, int batchSize) {
    return Programs.engine(numbers, parallelism, batchSize);
  }

  private JobSpec spec(PlanRoot... roots) {
    return Programs.spec(rows, null, roots);
  }

  @Test
  void constant_rows_come_out_in_order() throws InterruptedException {
    RowType schema = RowType.of(List.of(new Field("a", Types.BIGINT)));
    Values values =
        new Values(
            List.of(
                List.of(new Literal(1L, Types.BIGINT)),
                List.of(new Literal(null, Types.BIGINT)),
                List.of(new Literal(3L, Types.BIGINT))),
            schema);
    try (Engine engine = engine(2, 2)) {
      Job job = engine.start(spec(new Collect(values)));
      job.await();
      assertThat(job.status()).isEqualTo(Job.Status.FINISHED);
    }
    assertThat(rows.all()).containsExactly("+I 1", "+I null", "+I 3");
    assertThat(rows.hasEnded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,4096", "2,2", "3,1", "3,64", "3,4096"})
  void every_row_comes_once_whatever_the_parallelism(int parallelism, int batchSize)
      throws InterruptedException {
    numbers.rows = 20_000;
    try (Engine engine = engine(parallelism, batchSize)) {
      Job job = engine.start(spec(new Collect(Programs.project(numbers.scan("n", "k"), 1, 0))));
      job.await();
      assertThat(job.progress().rowsRead()).isEqualTo(20_000);
    }
    assertThat(rows.all())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, 20_000).mapToObj(n -> "+I " + n % 7 + " " + n).toList());
    assertThat(numbers.closed).hasValue(numbers.opened.get());
  }

  @Test
  void a_limit_ends_an_endless_source() throws InterruptedException {
    numbers.rows = Long.MAX_VALUE / 8;
    try (Engine engine = engine(3, 16)) {
      engine.start(spec(new Collect(new Sort(numbers.scan("n"), List.of(), 2, 5)))).await();
    }
    assertThat(rows.all()).hasSize(5);
    assertThat(numbers.closed).hasValue(numbers.opened.get());
  }

  @ParameterizedTest
  @CsvSource({"1,4096", "3,2"})
  void order_by_sorts_all_and_cuts(int parallelism, int batchSize) throws InterruptedException {
    numbers.rows = 30_000;
    PlanNode sort =
        new Sort(
            numbers.scan("k", "n"),
            List.of(new SortKey(0, true, false), new SortKey(1, false, false)),
            1,
            3);
    try (Engine engine = engine(parallelism, batchSize)) {
      engine.start(spec(new Collect(sort))).await();
    }
    assertThat(rows.all()).containsExactly("+I 6 13", "+I 6 20", "+I 6 27");
  }

  @Test
  void queries_of_one_program_read_a_table_once() throws InterruptedException {
    Scan first = numbers.scan("n");
    Scan second = numbers.scan("k", "n");
    try (Engine engine = engine(2, 128)) {
      Job job = engine.start(spec(new Collect(first), new Sink(second, numbers.table())));
      job.await();
      assertThat(job.progress().rowsRead()).isEqualTo(1000);
    }
    assertThat(rows.all()).hasSize(1000);
    assertThat(numbers.committed)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, 1000).mapToObj(n -> "+I " + n % 7 + " " + n).toList());
  }

  @Test
  void a_union_of_a_query_with_itself_doubles_its_rows() throws InterruptedException {
    Scan scan = numbers.scan("n");
    try (Engine engine = engine(3, 64)) {
      engine.start(spec(new Collect(new Union(List.of(scan, scan), scan.schema())))).await();
    }
    assertThat(rows.all()).hasSize(2000);
    assertThat(numbers.rowsRead).hasValue(1000);
  }

  @Test
  void a_failure_ends_the_job_once_and_closes_everything() {
    numbers.failAt = 300;
    try (Engine engine = engine(3, 16)) {
      Job job = engine.start(spec(new Collect(numbers.scan("n"))));
      assertThatThrownBy(job::await)
          .isInstanceOf(WeirException.class)
          .hasMessage("job \"test\" failed by a defect of Weir")
          .hasRootCauseMessage("at 300");
      assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    }
    assertThat(numbers.closed).hasValue(numbers.opened.get());
    assertThat(rows.hasEnded()).isFalse();
  }

  @Test
  void a_job_with_busy_sources_can_be_cancelled() throws InterruptedException {
    numbers.rows = Long.MAX_VALUE / 8;
    try (Engine engine = engine(2, 16)) {
      Job job = engine.start(spec(new Sink(numbers.scan("n"), numbers.table())));
      job.cancel();
      job.await();
      assertThat(job.status()).isEqualTo(Job.Status.CANCELLED);
    }
    assertThat(numbers.closed).hasValue(numbers.opened.get());
    assertThat(numbers.committed).isEmpty();
  }

  @Test
  void a_job_with_idle_sources_can_be_cancelled() throws InterruptedException {
    numbers.permits = new Semaphore(10);
    try (Engine engine = engine(2, 16)) {
      Job job = engine.start(spec(new Collect(numbers.scan("n"))));
      Programs.waitUntil(() -> rows.all().size() >= 10);
      job.cancel();
      assertThat(job.status()).isEqualTo(Job.Status.CANCELLED);
    }
  }
}
