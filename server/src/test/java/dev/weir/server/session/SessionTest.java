package dev.weir.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.engine.Job;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  @TempDir Path folder;
  private final TestSession test = new TestSession();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "1,a\n2,b\n3,a\n");
  }

  @AfterEach
  void close() {
    test.close();
  }

  private String table(String name, String file) {
    return "CREATE TABLE "
        + name
        + " (n INT, k STRING) WITH ('connector' = 'filesystem', 'path' = '"
        + folder.resolve(file)
        + "', 'format' = 'csv');\n";
  }

  @Test
  void a_select_gives_the_rows_of_a_file() throws Exception {
    assertThat(test.answer(table("t", "in.csv") + "SELECT n, k FROM t WHERE n > 1"))
        .containsExactly("+I 2,\"b\"", "+I 3,\"a\"");
  }

  @Test
  void a_job_without_end_says_at_its_start_what_its_state_grows_with() throws Exception {
    String endless =
        "CREATE TABLE g (a INT, b INT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');";
    test.run(endless + "CREATE MATERIALIZED VIEW v AS SELECT a, COUNT(*) AS c FROM g GROUP BY a;");
    String notice =
        "state grows with the number of different values of a in GROUP BY:"
            + " set table.exec.state.ttl, or group by a window";
    assertThat(test.messages).containsOnlyOnce(notice);
    assertThat(test.session.growth(test.jobs.getFirst())).containsExactly(notice);
  }

  @Test
  void a_job_that_ends_or_forgets_says_nothing_of_its_state() throws Exception {
    test.answer(table("t", "in.csv") + "SELECT k, COUNT(*) FROM t GROUP BY k");
    test.run(
        "CREATE TABLE g (a INT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');"
            + "SET 'table.exec.state.ttl' = '1 h';"
            + "CREATE MATERIALIZED VIEW v AS SELECT a, COUNT(*) AS c FROM g GROUP BY a;");
    assertThat(test.messages).noneMatch(message -> message.startsWith("state grows"));
  }

  @Test
  void conditions_and_sums_of_thousands_of_parts_run() throws Exception {
    String condition =
        IntStream.range(3, 1500).mapToObj(i -> "n <> " + i).collect(Collectors.joining(" AND "));
    String sum = "n" + " + n".repeat(1499);
    String statement = "SELECT " + sum + " FROM t WHERE k <> 'b' AND " + condition;
    assertThat(test.answer(table("t", "in.csv") + statement)).containsExactly("+I 1500");
  }

  @Test
  void a_constant_list_of_thousands_runs() throws Exception {
    String list = IntStream.range(2, 20_000).mapToObj(i -> "" + i).collect(Collectors.joining(","));
    assertThat(test.answer(table("t", "in.csv") + "SELECT n FROM t WHERE n NOT IN (" + list + ")"))
        .containsExactly("+I 1");
  }

  @Test
  void views_that_follow_each_other_run_as_one_job_and_read_the_input_once() throws Exception {
    test.answer(
        table("t", "in.csv")
            + "CREATE MATERIALIZED VIEW v AS SELECT k, COUNT(*) AS c FROM t GROUP BY k;"
            + "CREATE MATERIALIZED VIEW w AS SELECT k, SUM(n) AS s FROM t GROUP BY k;");
    assertThat(test.jobs).hasSize(1);
    assertThat(test.jobs.getFirst().progress().rowsRead()).isEqualTo(3);
    assertThat(test.session.views().all()).hasSize(2);
  }

  @Test
  void a_view_whose_job_has_ended_answers_from_its_rows() throws Exception {
    test.answer(
        table("t", "in.csv")
            + "CREATE MATERIALIZED VIEW v AS SELECT k, COUNT(*) AS c FROM t GROUP BY k;");
    Files.delete(folder.resolve("in.csv"));
    assertThat(test.answer("SELECT k, c FROM v WHERE c > 0"))
        .containsExactly("+I \"a\",2", "+I \"b\",1");
  }

  @Test
  void a_select_right_after_a_view_runs_in_the_same_job() throws Exception {
    test.answer(
        table("t", "in.csv")
            + "CREATE MATERIALIZED VIEW v AS SELECT k, n FROM t;"
            + "SELECT COUNT(*) FROM v;");
    assertThat(test.jobs).hasSize(1);
    assertThat(test.rows.getLast()).endsWith(" 3");
  }

  @Test
  void a_select_sees_what_an_insert_before_it_wrote() throws Exception {
    assertThat(
            test.answer(
                table("t", "in.csv")
                    + table("o", "out")
                    + "INSERT INTO o SELECT n + 10, k FROM t;"
                    + "SELECT n FROM o;"))
        .containsExactly("+I 11", "+I 12", "+I 13");
  }

  @Test
  void an_insert_that_reads_what_another_writes_waits_for_it() throws Exception {
    assertThat(
            test.answer(
                table("t", "in.csv")
                    + table("o", "out")
                    + table("p", "out2")
                    + "INSERT INTO o SELECT n + 10, k FROM t;"
                    + "INSERT INTO p SELECT n + 10, k FROM o;"
                    + "SELECT n FROM p;"))
        .containsExactly("+I 21", "+I 22", "+I 23");
  }

  @Test
  void a_wrong_statement_is_found_before_anything_starts() {
    WeirException error =
        catchThrowableOfType(
            WeirException.class,
            () ->
                test.run(
                    table("t", "in.csv")
                        + "CREATE MATERIALIZED VIEW v AS SELECT n FROM t;\n"
                        + "SELECT nn FROM t;"));
    assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_COLUMN);
    assertThat(error.position()).isNotNull();
    assertThat(error.position().line()).isEqualTo(3);
    assertThat(test.jobs).isEmpty();
  }

  @Test
  void a_missing_file_fails_while_running() {
    assertThatThrownBy(() -> test.answer(table("t", "none.csv") + "SELECT n FROM t"))
        .isInstanceOf(JobFailure.class);
  }

  @Test
  void a_table_can_be_created_once() throws Exception {
    test.run(table("t", "in.csv"));
    assertThatThrownBy(() -> test.run(table("t", "in.csv")))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("\"t\"");
    test.run(table("t", "in.csv").replace("TABLE", "TABLE IF NOT EXISTS"));
  }

  @Test
  void a_dropped_view_is_gone_and_its_job_ends() throws Exception {
    test.run(
        "CREATE TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');"
            + "CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS c FROM g;");
    Job job = test.jobs.getFirst();
    assertThat(job.status()).isEqualTo(Job.Status.RUNNING);
    test.run("DROP MATERIALIZED TABLE v;");
    assertThat(job.status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(test.session.views().all()).isEmpty();
  }

  @Test
  void a_replaced_view_has_the_new_query_and_the_old_job_ends() throws Exception {
    test.run(
        "CREATE TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');"
            + "CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS c FROM g;");
    Job old = test.jobs.getFirst();
    test.run("CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT MAX(n) AS m, MIN(n) AS l FROM g;");
    assertThat(old.status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(test.session.views().all()).hasSize(1);
    assertThat(test.jobs.getLast().status()).isEqualTo(Job.Status.RUNNING);
    assertThat(test.jobs.getLast().view("v").schema().names()).containsExactly("m", "l");
  }

  @Test
  void a_serving_session_answers_from_a_view_that_is_being_filled() throws Exception {
    try (TestSession serving = new TestSession(true)) {
      serving.run(
          "CREATE TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000');"
              + "CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS c FROM g;");
      serving.run("SELECT c >= 0 FROM v;");
      assertThat(serving.rows).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void rejected_rows_are_counted_and_can_be_selected() throws Exception {
    Files.writeString(folder.resolve("bad.csv"), "1,a\nx,b\n");
    String table =
        table("t", "bad.csv").replace("'csv')", "'csv', 'csv.ignore-parse-errors' = 'true')");
    test.answer(table + "SELECT n FROM t;");
    assertThat(test.answer("SELECT table_name, line, field, row_text FROM weir.rejected_rows;"))
        .containsExactly("+I \"t\",2,\"n\",\"x,b\"");
    assertThat(test.session.ledger().rejectedByTable()).containsEntry("t", 1L);
  }

  @Test
  void a_key_without_effect_is_reported_once() throws Exception {
    test.run("SET 'state.backend' = 'rocksdb'; SET 'state.backend' = 'hashmap';");
    assertThat(test.messages).containsExactly("SET 'state.backend' has no effect in Weir");
  }

  @Test
  void a_wrong_value_of_a_key_is_refused() {
    assertThatThrownBy(() -> test.run("SET 'parallelism.default' = 'many';"))
        .hasMessage("option \"parallelism.default\" can't be \"many\"");
    assertThatThrownBy(() -> test.run("SET 'table.local-time-zone' = 'Mars/Base';"))
        .isInstanceOf(WeirException.class);
    assertThatThrownBy(() -> test.run("SET 'execution.runtime-mode' = 'bach';"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.hint()).isEqualTo("Did you mean \"batch\"?"));
  }

  @Test
  void an_endless_select_can_be_cancelled() throws Exception {
    test.run("CREATE TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');");
    ScriptRun run =
        test.session.begin(
            new Results() {
              @Override
              public dev.weir.engine.RowReceiver query(ResultShape shape) {
                return dev.weir.engine.RowReceiver.NONE;
              }

              @Override
              public void listing(dev.weir.sql.Statement.Listing listing) {}

              @Override
              public void started(Job job) {
                test.jobs.add(job);
              }
            });
    Thread canceller = Thread.startVirtualThread(run::cancel);
    assertThatThrownBy(() -> run.execute("SELECT n FROM g;")).isInstanceOf(JobFailure.class);
    canceller.join();
  }
}
