package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int weir(String... args) {
    return weir(out, "", args);
  }

  private int weir(OutputStream to, String input, String... args) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            to,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminals(false, false, false),
            Map.of());
    return Main.run(console, args);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String script(String text) throws IOException {
    Files.writeString(folder.resolve("in.csv"), "1,a\n2,b\n3,a\n");
    String table =
        "CREATE TABLE t (n INT, k STRING) WITH ('connector' = 'filesystem',"
            + " 'path' = '${here}/in.csv', 'format' = 'csv');\n";
    return Files.writeString(folder.resolve("s.sql"), table + text).toString();
  }

  @Test
  void a_script_prints_its_rows_as_json_on_a_pipe() throws IOException {
    assertThat(weir("run", script("SELECT k, n FROM t WHERE n < 3;"))).isZero();
    assertThat(output().lines().sorted())
        .containsExactly(
            "{\"op\":\"+I\",\"k\":\"a\",\"n\":1}", "{\"op\":\"+I\",\"k\":\"b\",\"n\":2}");
    assertThat(errors()).isEmpty();
  }

  @Test
  void final_rows_come_once_and_without_op() throws IOException {
    String script = script("SELECT k, SUM(n) AS s FROM t GROUP BY k;");
    assertThat(weir("run", "--final", script)).isZero();
    assertThat(output().lines().sorted())
        .containsExactly("{\"k\":\"a\",\"s\":4}", "{\"k\":\"b\",\"s\":2}");
    assertThat(weir("run", "--output", "csv", "--final", script)).isZero();
    assertThat(output().lines().sorted()).containsExactly("a,4", "b,2", "k,s");
  }

  @Test
  void batch_mode_prints_final_rows_too() throws IOException {
    String script = script("SET 'execution.runtime-mode' = 'batch'; SELECT COUNT(*) AS c FROM t;");
    assertThat(weir("run", script)).isZero();
    assertThat(output()).isEqualTo("{\"c\":3}\n");
  }

  @Test
  void a_changelog_as_csv_has_a_column_op() throws IOException {
    assertThat(weir("run", "--output=csv", "-p", "1", script("SELECT COUNT(*) AS c FROM t;")))
        .isZero();
    assertThat(output()).startsWith("op,c\n").endsWith("3\n");
  }

  @Test
  void a_table_is_drawn_with_bars() throws IOException {
    String script = script("SELECT k, n FROM t WHERE n = 1;");
    assertThat(weir("run", "--output", "table", script)).isZero();
    assertThat(output())
        .isEqualTo(
            """
            +---+---+
            | k | n |
            +---+---+
            | a | 1 |
            +---+---+
            1 row
            """);
  }

  @Test
  void a_wrong_statement_is_shown_with_a_caret_and_ends_with_2() throws IOException {
    assertThat(weir("run", script("SELECT nn FROM t;"))).isEqualTo(2);
    assertThat(output()).isEmpty();
    assertThat(errors())
        .contains("s.sql:2:8")
        .contains("2 | SELECT nn FROM t;\n")
        .contains("^^")
        .contains("Did you mean \"n\"?")
        .doesNotContain("\tat ");
  }

  @Test
  void a_failure_while_running_ends_with_1() throws IOException {
    String script = script("SELECT n FROM t;");
    Files.writeString(folder.resolve("in.csv"), "1,a\nx,b\n");
    assertThat(weir("run", script)).isEqualTo(1);
    assertThat(errors()).contains("in.csv").contains("2").doesNotContain("\tat ");
    assertThat(weir("run", "--verbose", script)).isEqualTo(1);
    assertThat(errors()).contains("\tat ");
  }

  @Test
  void wrong_commands_end_with_2() {
    assertThat(weir()).isEqualTo(2);
    assertThat(weir("walk")).isEqualTo(2);
    assertThat(weir("run")).isEqualTo(2);
    assertThat(weir("run", folder.resolve("none.sql").toString())).isEqualTo(2);
    assertThat(errors()).contains("none.sql\" does not exist");
    assertThat(weir("sql", "-e", "SELECT 1", "-p", "0")).isEqualTo(2);
    assertThat(weir("sql", "-e", "SELECT 1", "--output", "xml")).isEqualTo(2);
  }

  @Test
  void a_word_that_is_not_known_is_named_with_what_may_be_meant() {
    assertThat(weir("rnu", "s.sql")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("error: there is no command \"rnu\"\nhint: Did you mean \"run\"?\n");
    assertThat(weir("run", "--outptu", "csv", "s.sql")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("error: there is no option \"--outptu\"\nhint: Did you mean \"--output\"?\n");
    assertThat(weir("run", "s.sql", "more.sql")).isEqualTo(2);
    assertThat(errors())
        .startsWith("error: \"more.sql\" is one argument too many\nUsage: weir run");
    assertThat(weir("flink", "lst")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("error: there is no command \"lst\"\nhint: Did you mean \"list\"?\n");
    assertThat(weir("bake")).isEqualTo(2);
    assertThat(errors()).startsWith("error: there is no command \"bake\"\nUsage: weir ");
  }

  @Test
  void every_command_has_help() {
    for (String command : List.of("run", "sql", "explain", "serve", "demo", "version")) {
      assertThat(weir(command, "--help")).as(command).isZero();
      assertThat(output()).as(command).contains("Usage: weir " + command);
    }
    assertThat(weir("--help")).isZero();
    assertThat(weir("bench", "nexmark-data", "--help")).isZero();
    assertThat(output()).contains("by default 10000000.");
  }

  @Test
  void the_version_is_printed() {
    assertThat(weir("version")).isZero();
    assertThat(output()).startsWith("weir ").contains("(Java ");
  }

  @Test
  void statements_come_from_the_command_line_or_a_pipe() {
    assertThat(weir("sql", "-e", "SELECT 1 AS x")).isZero();
    assertThat(output()).isEqualTo("{\"op\":\"+I\",\"x\":1}\n");
    assertThat(weir(out, "SELECT 2 AS x;", "sql")).isZero();
    assertThat(output()).isEqualTo("{\"op\":\"+I\",\"x\":2}\n");
    assertThat(weir(out, "SELECT 3 AS x;", "run", "-")).isZero();
    assertThat(output()).isEqualTo("{\"op\":\"+I\",\"x\":3}\n");
  }

  @Test
  void variables_are_set_on_the_command_line() {
    assertThat(weir("sql", "--set", "v=5", "-e", "SELECT ${v} + ${w:-1} AS x")).isZero();
    assertThat(output()).isEqualTo("{\"op\":\"+I\",\"x\":6}\n");
    assertThat(weir("sql", "-e", "SELECT ${v}")).isEqualTo(2);
    assertThat(errors()).contains("variable \"v\" has no value").contains("^^^^");
  }

  @Test
  void every_type_has_a_form_in_json() {
    String query =
        """
        SELECT TRUE AS b, CAST(1.50 AS DECIMAL(30, 2)) AS d, CAST(2.5 AS DOUBLE) AS f,
          CAST(NULL AS INT) AS n, 'a"\\' AS s, x'0102' AS x, DATE '2024-02-29' AS birth,
          TIMESTAMP '2024-02-29 10:00:00.125' AS ts
        """;
    assertThat(weir("sql", "-e", query)).as(errors()).isZero();
    assertThat(output())
        .isEqualTo(
            "{\"op\":\"+I\",\"b\":true,\"d\":1.50,\"f\":2.5,\"n\":null,\"s\":\"a\\\"\\\\\","
                + "\"x\":\"AQI=\",\"birth\":\"2024-02-29\",\"ts\":\"2024-02-29 10:00:00.125\"}\n");
  }

  @Test
  void plans_are_explained_without_running() throws IOException {
    String script = script("SELECT k, COUNT(*) FROM t GROUP BY k;\nINSERT INTO t SELECT 1, 'x';");
    assertThat(weir("explain", script)).as(errors()).isZero();
    assertThat(output()).contains("t");
    assertThat(Files.readString(folder.resolve("in.csv"))).isEqualTo("1,a\n2,b\n3,a\n");
    assertThat(weir("explain", script("SELECT kk FROM t;"))).isEqualTo(2);
    assertThat(errors()).contains("s.sql:2:8");
  }

  @Test
  void a_reader_that_goes_away_ends_the_run_quietly() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    String endless =
        "CREATE TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '100');"
            + " SELECT n FROM g;";
    assertThat(weir(closed, "", "sql", "-e", endless)).isZero();
    assertThat(errors()).isEmpty();
  }

  @Test
  void rows_that_did_not_count_are_told_at_the_end() throws IOException {
    String script = script("SELECT n FROM t;");
    Files.writeString(folder.resolve("in.csv"), "1,a\nx,b\n");
    String text = Files.readString(Path.of(script));
    String skip = text.replace("'csv')", "'csv', 'csv.ignore-parse-errors' = 'true')");
    Files.writeString(Path.of(script), skip);
    assertThat(weir("run", script)).isZero();
    assertThat(errors())
        .isEqualTo(
            "1 row could not be read (t: 1);"
                + " see them with: SELECT * FROM weir.rejected_rows;\n");
  }

  @Test
  void a_port_that_is_taken_ends_with_1() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(weir("serve", "--port", port)).isEqualTo(1);
      assertThat(errors()).contains("port " + port + " of \"127.0.0.1\" is taken", "--port");
    }
    assertThat(weir("serve", "--port", "99999")).isEqualTo(2);
    assertThat(weir("demo", "--speed", "0", "--no-open")).isEqualTo(2);
  }

  @Test
  void nexmark_data_is_the_same_each_time_and_replaced_only_when_forced() throws IOException {
    Path file = folder.resolve("made here/it's.json");
    assertThat(weir("bench", "nexmark-data", "--events", "100", file.toString())).isZero();
    List<String> events = Files.readAllLines(file);
    assertThat(events).hasSize(100);
    assertThat(events.getFirst()).startsWith("{\"event_type\":0,\"person\":{\"id\":1000,");
    assertThat(events.get(4)).contains("\"auction\":null,\"bid\":{\"auction\":1000,");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**/.weir-*");

    assertThat(weir("bench", "nexmark-data", "--events", "1", file.toString())).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("error: file \"" + file + "\" exists already\nhint: Replace it with --force.\n");
    assertThat(weir("bench", "nexmark-data", "--force", "--events", "1", file.toString())).isZero();
    assertThat(Files.readAllLines(file)).containsExactly(events.getFirst());
  }

  @Test
  void parts_are_joined_by_number() throws IOException {
    Path file = folder.resolve("all");
    try (PartFolder parts = PartFolder.beside(file)) {
      for (int i = 11; i >= 0; i--) {
        Files.writeString(parts.folder().resolve("part-0-" + i + ".json"), i + "\n");
      }
      parts.join(file);
    }
    assertThat(Files.readAllLines(file)).startsWith("0", "1", "2").endsWith("10", "11").hasSize(12);
  }

  @Test
  void a_benchmark_needs_events_and_a_name() {
    assertThat(weir("bench")).isEqualTo(2);
    assertThat(errors()).contains("nexmark-data");
    String file = folder.resolve("none.json").toString();
    assertThat(weir("bench", "nexmark-data", "--events", "0", file)).isEqualTo(2);
    assertThat(errors()).isEqualTo("error: the number of events is 0, not at least 1\n");
    assertThat(weir("bench", "nexmark-data", folder.toString())).isEqualTo(2);
    assertThat(errors()).contains("is a folder");
  }
}
