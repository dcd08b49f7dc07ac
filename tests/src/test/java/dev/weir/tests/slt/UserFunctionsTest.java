package dev.weir.tests.slt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  void a_removed_jar_takes_its_functions_along() throws Exception {
    Path added = Files.copy(jar, folder.resolve("added.jar"));
    session.execute("ADD JAR '" + added + "'");
    session.execute("CREATE FUNCTION trimmed AS 'org.example.Trimmed'");
    assertThat(query("SELECT trimmed(' a')")).containsExactly("a");

    session.execute("REMOVE JAR '" + added + "'");

    assertThat(query("SHOW JARS")).isEmpty();
    assertThatThrownBy(() -> query("SELECT trimmed(' a')"))
        .hasMessageContaining("class \"org.example.Trimmed\" of function \"trimmed\" is not found");
    assertThatThrownBy(() -> session.execute("REMOVE JAR '" + added + "'"))
        .hasMessageContaining("was not added");
    session.execute("ADD JAR '" + added + "'");
    assertThat(query("SELECT trimmed(' b')")).containsExactly("b");
  }

  @Test
  void a_function_that_is_created_again_has_the_new_code_of_its_jar() throws Exception {
    String source =
        "package org.example; public class Version"
            + " extends org.apache.flink.table.functions.ScalarFunction {"
            + " public Integer eval() { return 1; } }";
    Path first = FunctionJar.build(folder.resolve("first"), List.of(source));
    String create = "CREATE FUNCTION version_of AS 'org.example.Version' USING JAR '" + first + "'";
    session.execute(create);
    assertThat(query("SELECT version_of()")).containsExactly("1");

    Path second =
        FunctionJar.build(
            folder.resolve("second"), List.of(source.replace("return 1", "return 22")));
    Files.move(second, first, StandardCopyOption.REPLACE_EXISTING);
    session.execute("DROP FUNCTION version_of");
    session.execute(create);

    assertThat(query("SELECT version_of()")).containsExactly("22");
    Files.delete(first);
    session.execute("DROP FUNCTION version_of");
    session.execute(create);
    assertThatThrownBy(() -> query("SELECT version_of()"))
        .hasMessageContaining("jar \"" + first + "\" of function \"version_of\" does not exist");
  }

  @Test
  void a_language_without_classes_is_refused() {
    assertThatThrownBy(() -> session.execute("CREATE FUNCTION f AS 'a.b' LANGUAGE PYTHON"))
        .hasMessageContaining("function \"f\" is in language PYTHON, which is not supported");
  }

  @Test
  void classes_that_cannot_be_made_are_refused() throws Exception {
    String extend = " extends org.apache.flink.table.functions.ScalarFunction {";
    String eval = " public String eval(String text) { return text; } }";
    Path bad =
        FunctionJar.build(
            folder.resolve("bad"),
            List.of(
                "package org.example; public class NoEval" + extend + " }",
                "package org.example; public class NoWay"
                    + extend
                    + " public NoWay(int a) {}"
                    + eval,
                "package org.example; public class Throwing"
                    + extend
                    + " public Throwing() { throw new IllegalStateException(\"no\"); }"
                    + eval));

    for (String[] expected :
        List.of(
            new String[] {"NoEval", "does not implement a method named 'eval'"},
            new String[] {"NoWay", "must have a public default constructor"},
            new String[] {"Throwing", "cannot be used: IllegalStateException: no"})) {
      assertThatThrownBy(() ->
              session.execute(
                  "CREATE TEMPORARY FUNCTION f AS 'org.example."
                      + expected[0]
                      + "' USING JAR '"
                      + bad
                      + "'"))
          .hasMessageContaining("class \"org.example." + expected[0] + "\" of function \"f\"")
          .hasMessageContaining(expected[1]);
    }
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
        .hasMessageContaining("jar \"/nowhere/x.jar\" of function \"f\" does not exist");
    assertThatThrownBy(() -> session.execute("DROP FUNCTION f"))
        .hasMessageContaining("function \"f\" does not exist");
    create("conv", "org.example.Converted");
    assertThatThrownBy(() -> create("CONV", "org.example.Converted"))
        .hasMessageContaining("function \"CONV\" exists already");
    assertThatThrownBy(() -> query("SELECT conv(MAP['a', 1])"))
        .hasMessageContaining("function \"conv\" cannot be applied to");
    assertThatThrownBy(() -> query("SELECT conv(INTERVAL '1' DAY)"))
        .hasMessageContaining("INTERVAL SECOND(3) can't be cast to DECIMAL(10, 4)");
  }
}
