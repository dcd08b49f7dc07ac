package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {
  private final Scripts scripts = new Scripts();

  @BeforeEach
  void create() {
    scripts.run(
        """
        CREATE TABLE orders (id BIGINT, name STRING, price INT) WITH ('connector' = 'inserts');
        CREATE TABLE sums (name STRING NOT NULL, total BIGINT) WITH ('connector' = 'updates');
        CREATE TABLE small (id INT, twice AS id * 2) WITH ('connector' = 'inserts');
        CREATE VIEW cheap AS SELECT * FROM orders;
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM orders",
        "(SELECT id FROM orders)",
        "WITH q AS (SELECT id FROM orders) SELECT id FROM q",
        "SELECT 1 AS id",
        "SELECT id FROM orders UNION ALL SELECT id FROM cheap",
        "SELECT id FROM orders ORDER BY id LIMIT 3",
        "SELECT id FROM default_database.orders",
        "SELECT id FROM default_catalog.default_database.orders",
      })
  void queries_become_plans(String sql) {
    assertThat(((Statement.Query) scripts.run(sql)).schema().names()).containsExactly("id");
  }

  @Test
  void values_need_no_table() {
    assertThat(((Statement.Query) scripts.run("VALUES (1, 'a'), (2, 'b')")).schema().size())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO orders SELECT id, name, price FROM cheap",
        "INSERT INTO orders VALUES (1, 'a', 2)",
        "INSERT INTO orders (price, id) SELECT 1, 2",
        "INSERT INTO small SELECT 1",
        "INSERT INTO sums SELECT name, SUM(price) FROM orders GROUP BY name",
        "EXECUTE INSERT INTO small SELECT 1",
      })
  void inserts_have_one_sink(String sql) {
    assertThat(((Statement.Insert) scripts.run(sql)).sinks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE STATEMENT SET BEGIN INSERT INTO small SELECT 1; INSERT INTO orders SELECT * FROM"
            + " cheap; END",
        "BEGIN STATEMENT SET; INSERT INTO small SELECT 1; INSERT INTO orders SELECT * FROM cheap;"
            + " END",
      })
  void statement_sets_have_several(String sql) {
    Statement.Insert insert = (Statement.Insert) scripts.run(sql);

    assertThat(insert.sinks())
        .extracting(sink -> sink.table().name().name())
        .containsExactly("small", "orders");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "INSERT INTO orders SELECT 1 | table \"orders\" takes 3 columns, but the query gives 1"
            + " column",
        "INSERT INTO small SELECT 'a' | column \"id\" of table \"small\" is INT, but the query"
            + " gives CHAR(1)",
        "INSERT INTO small (ids) SELECT 1 | column \"ids\" does not exist in table \"small\"",
        "INSERT INTO small (twice) SELECT 1 | column \"twice\" is computed and cannot be written"
            + " to",
        "INSERT INTO orders (id, id) SELECT 1, 2 | column \"id\" is listed twice",
        "INSERT INTO sums (total) SELECT 1 | column \"name\" of table \"sums\" is NOT NULL and gets"
            + " no value",
        "INSERT INTO ordres SELECT 1 | table \"ordres\" does not exist",
        "INSERT INTO cheap SELECT 1 | \"cheap\" is a view and cannot be written to",
        "INSERT OVERWRITE orders SELECT * FROM cheap | table \"orders\" of connector"
            + " \"inserts\" can't be overwritten",
        "INSERT INTO orders PARTITION (id = 1) SELECT 'a', 1 | column \"id\" is no partition column"
            + " of table \"orders\"",
        "INSERT INTO orders SELECT COUNT(*), name, 1 FROM orders GROUP BY name | table \"orders\""
            + " takes new rows only, but the rows of the query change",
      })
  void inserts_that_do_not_fit_are_refused(String sql, String message) {
    WeirException error = scripts.failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.position()).isNotNull();
  }

  @Test
  void a_mismatch_shows_the_columns_of_both_sides() {
    assertThat(scripts.failure("INSERT INTO orders SELECT 1 AS a, 'x' AS b").hint())
        .contains("id, name, price", "a, b");
  }

  @Test
  void errors_in_a_statement_set_have_their_place() {
    String script =
        """
        EXECUTE STATEMENT SET BEGIN
          INSERT INTO small SELECT 1;
          INSERT INTO small SELECT prize FROM orders;
        END;
        """;

    assertThat(scripts.error(script))
        .isEqualTo(
            """
            error: column "prize" does not exist
             --> x.sql:3:28
              |
            3 |   INSERT INTO small SELECT prize FROM orders;
              |                            ^^^^^
            hint: Did you mean "price"?\
            """);
    assertThat(scripts.error(script.replace("EXECUTE STATEMENT SET BEGIN", "BEGIN STATEMENT SET;")))
        .contains("x.sql:3:28");
  }

  @Test
  void unknown_tables_are_marked_and_the_likely_ones_named() {
    assertThat(scripts.error("SELECT id\nFROM ordres"))
        .isEqualTo(
            """
            error: table "ordres" does not exist
             --> x.sql:2:6
              |
            2 | FROM ordres
              |      ^^^^^^
            hint: Did you mean "orders"?\
            """);
  }

  @Test
  void a_statement_that_is_nested_too_deeply_is_an_error_and_no_crash() {
    String sql = "SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000);

    assertThat(scripts.failure(sql).code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPLAIN SELECT id FROM orders WHERE price > 3",
        "EXPLAIN PLAN FOR SELECT id FROM orders WHERE price > 3",
        "EXPLAIN CHANGELOG_MODE SELECT id FROM orders WHERE price > 3",
        "EXPLAIN INSERT INTO small SELECT price FROM orders WHERE price > 3",
      })
  void explain_shows_the_plan_line_by_line(String sql) {
    assertThat(scripts.headings(sql)).containsExactly("result");
    assertThat(scripts.list(sql)).hasSizeGreaterThan(1).last().asString().contains("orders");
  }

  @Test
  void explain_of_a_statement_set_shows_every_insert() {
    assertThat(
            scripts.list(
                "EXPLAIN STATEMENT SET BEGIN INSERT INTO small SELECT 1; INSERT INTO orders SELECT"
                    + " * FROM cheap; END"))
        .anyMatch(line -> line.contains("small"))
        .anyMatch(line -> line.contains("orders"));
  }
}
