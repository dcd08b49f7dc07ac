package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs functions written for Flink; the rows expected are what Flink 2.3 gave for the same jar. */
class UserFunctionsTest {
  private static final Path PAGE = Path.of("..", "docs", "sql", "user-functions.md");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SQL =
      Pattern.compile("```sql functions\\n(.*?;)\\n(SELECT.*?);\\n```", Pattern.DOTALL);

  private static final String CONVERTED =
      """
      package org.example;
      import java.math.BigDecimal;
      import java.time.*;
      import java.util.*;
      import org.apache.flink.table.annotation.DataTypeHint;
      import org.apache.flink.table.functions.*;
      import org.apache.flink.types.Row;
      public class Converted extends ScalarFunction {
        private int opened;
        @Override public void open(FunctionContext context) {
          opened = Integer.parseInt(context.getJobParameter("x", "7"));
        }
        public int eval(int a, long b) { return a + (int) b + opened; }
        public @DataTypeHint("DECIMAL(5, 2)") BigDecimal eval(
            @DataTypeHint("DECIMAL(10, 4)") BigDecimal value) { return value; }
        public LocalDateTime eval(LocalDateTime time) { return time.plusHours(1); }
        public LocalDate eval(LocalDate day) { return day.plusDays(1); }
        public Map<String, Integer> eval(String[] names) {
          Map<String, Integer> sizes = new TreeMap<>();
          for (String name : names) {
            sizes.put(name, name.length());
          }
          return sizes;
        }
        public @DataTypeHint("ROW<n INT, s STRING>") Row eval(
            @DataTypeHint("ROW<s STRING, n INT>") Row row) {
          return Row.of(row.getField("n"), row.getField(0));
        }
        public Boolean eval(Boolean value) {
          if (value) {
            throw new IllegalStateException("no\\nway");
          }
          return value;
        }
      }
      """;

  @TempDir private static Path folder;
  private static Path jar = Path.of("");

  private final SltSession session = new SltSession();

  @BeforeAll
  static void build() throws IOException {
    List<String> sources = new ArrayList<>(List.of(CONVERTED));
    Matcher java = JAVA.matcher(Files.readString(PAGE));
    while (java.find()) {
      sources.add(java.group(1));
    }
    jar = FunctionJar.build(folder, sources);
  }

  private void create(String name, String type) throws InterruptedException {
    session.execute(
        "CREATE TEMPORARY FUNCTION " + name + " AS '" + type + "' USING JAR '" + jar + "'");
  }

  private List<String> query(String sql) throws InterruptedException {
    return session.query(sql, false);
  }

  @Test
  void the_examples_of_the_page_run() throws Exception {
    Path visits =
        Files.writeString(
            folder.resolve("visits.csv"), "home,2024-01-01 10:00:00\nhome,2024-01-01 10:00:08\n");
    List<List<String>> results = new ArrayList<>();
    Matcher sql = SQL.matcher(Files.readString(PAGE));
    while (sql.find()) {
      session.execute(
          sql.group(1)
              .replace("functions.jar", jar.toString())
              .replace("visits.csv", visits.toString()));
      results.add(query(sql.group(2)));
    }

    assertThat(results.get(0)).containsExactlyInAnyOrder("a|a|1", "a|bc|2", "d|d|1");
    assertThat(results.get(1)).containsExactlyInAnyOrder("nut|4.0", "bolt|1.0");
    assertThat(results.get(2)).containsExactly("home|silent after 2 rows|2024-01-01 10:00:18.000");
    assertThat(query("SHOW USER FUNCTIONS"))
        .containsExactly("silence", "trimmed", "weighted_mean", "words");
  }

  @Test
  void values_are_converted_both_ways() throws Exception {
    create("conv", "org.example.Converted");

    assertThat(query("SELECT conv(1, CAST(2 AS BIGINT)), conv(CAST(1.005 AS DECIMAL(10, 4)))"))
        .containsExactly("10|1.01");
    assertThat(query("SELECT conv(TIMESTAMP '2024-02-29 23:30:00'), conv(DATE '2024-02-29')"))
        .containsExactly("2024-03-01|2024-03-01");
    assertThat(query("SELECT conv(CAST(TIMESTAMP '2024-02-29 23:30:00' AS TIMESTAMP(9)))"))
        .containsExactly("2024-03-01 00:30:00.000000000");
    assertThat(query("SELECT conv(ARRAY['a', 'bb']), conv(ROW('x', 3))"))
        .containsExactly("{a=1, bb=2}|(3, x)");
  }

  @Test
  void null_makes_a_row_of_an_outer_join() throws Exception {
    create("words", "org.example.Words");

    assertThat(
            query(
                "SELECT x, w, l FROM (VALUES ('a bc'), (CAST(NULL AS STRING))) AS t(x)"
                    + " LEFT JOIN LATERAL TABLE(words(x)) AS s(w, l) ON TRUE"))
        .containsExactlyInAnyOrder("a bc|a|1", "a bc|bc|2", "NULL|NULL|NULL");
  }

  @Test
  void a_failure_names_the_function_and_its_arguments() throws Exception {
    create("conv", "org.example.Converted");

    assertThatThrownBy(() -> query("SELECT conv(x) FROM (VALUES (TRUE)) AS t(x)"))
        .rootCause()
        .hasMessage("no\nway");
    assertThatThrownBy(() -> query("SELECT conv(x) FROM (VALUES (TRUE)) AS t(x)"))
        .hasStackTraceContaining(
            "function \"conv\" failed for (true): IllegalStateException: no way");
  }

  @Test
  void what_is_no_function_is_refused() throws Exception {
    assertThatThrownBy(() -> create("f", "org.example.Missing"))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("class \"org.example.Missing\" of function \"f\" is not found");
    assertThatThrownBy(() -> create("f", "java.lang.String"))
        .hasMessageContaining("does not extend a function class of Flink");
    assertThatThrownBy(() ->
            session.execute("CREATE TEMPORARY FUNCTION f AS 'x.Y' USING JAR '/nowhere/x.jar'"))
        .hasMessageContaining("jar \"/nowhere/x.jar\" does not exist");
    assertThatThrownBy(() -> session.execute("DROP FUNCTION f"))
        .hasMessageContaining("function \"f\" does not exist");
    create("conv", "org.example.Converted");
    assertThatThrownBy(() -> create("CONV", "org.example.Converted"))
        .hasMessageContaining("function \"CONV\" exists already");
    assertThatThrownBy(() -> query("SELECT conv(INTERVAL '1' DAY)"))
        .hasMessageContaining("function \"conv\" cannot be applied to");
  }
}
