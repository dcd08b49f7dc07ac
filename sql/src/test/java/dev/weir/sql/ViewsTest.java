package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.ViewDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewsTest {
  private final Scripts scripts = new Scripts();

  @BeforeEach
  void create() {
    scripts.run("CREATE TABLE orders (id BIGINT, price INT) WITH ('connector' = 'inserts')");
  }

  @Test
  void a_view_keeps_its_query_as_written_and_takes_the_columns_listed() {
    scripts.run(
        "CREATE VIEW v (a, b) COMMENT 'x'\n AS SELECT id, /* cheap */ price\n FROM orders;");

    ViewDefinition view = scripts.view("v");
    assertThat(view.query()).isEqualTo("SELECT id, /* cheap */ price\n FROM orders");
    assertThat(view.schema().names()).containsExactly("a", "b");
    assertThat(view.materialized()).isFalse();
  }

  @Test
  void a_view_without_a_list_has_the_columns_of_its_query() {
    scripts.run("CREATE TEMPORARY VIEW v AS SELECT * FROM orders");

    assertThat(scripts.view("v").schema().names()).containsExactly("id", "price");
    assertThat(scripts.view("v").temporary()).isTrue();
  }

  @Test
  void columns_of_the_same_name_are_told_apart_as_in_flink() {
    scripts.run(
        "CREATE VIEW v AS SELECT * FROM (SELECT id FROM orders) AS a, (SELECT id FROM orders) AS"
            + " b");

    assertThat(scripts.view("v").schema().names()).containsExactly("id", "id0");
  }

  @Test
  void views_can_be_selected_from() {
    scripts.run("CREATE VIEW v (a) AS SELECT price FROM orders WHERE id > 3");

    Statement.Query query = (Statement.Query) scripts.run("SELECT a + 1 AS b FROM v");
    assertThat(query.schema().names()).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "CREATE MATERIALIZED VIEW m AS SELECT id FROM orders | id",
        "CREATE MATERIALIZED TABLE m AS SELECT id FROM orders | id",
        "CREATE MATERIALIZED TABLE m (a) AS SELECT id FROM orders | a",
        "CREATE MATERIALIZED TABLE m FRESHNESS = INTERVAL '1' MINUTE AS SELECT id FROM orders | id",
        "CREATE MATERIALIZED TABLE m (a) FRESHNESS = INTERVAL '1' MINUTE REFRESH_MODE = FULL AS"
            + " SELECT id FROM orders | a",
      })
  void materialized_views_and_tables_are_the_same(String sql, String column) {
    scripts.run(sql);

    ViewDefinition view = scripts.view("m");
    assertThat(view.materialized()).isTrue();
    assertThat(view.schema().names()).containsExactly(column);
    assertThat(view.query()).isEqualTo("SELECT id FROM orders");
  }

  @Test
  void a_materialized_view_can_be_kept_or_replaced() {
    scripts.run("CREATE MATERIALIZED VIEW m AS SELECT id FROM orders");

    assertThat(scripts.failure("CREATE MATERIALIZED VIEW m AS SELECT 1").code())
        .isEqualTo(ErrorCode.DUPLICATE_OBJECT);
    scripts.run("CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT id FROM orders");
    Statement.CreateMaterialized replaced =
        (Statement.CreateMaterialized)
            scripts.run("CREATE OR REPLACE MATERIALIZED VIEW m AS SELECT price FROM orders");
    assertThat(replaced.replaces()).isTrue();
    Statement.CreateMaterialized altered =
        (Statement.CreateMaterialized)
            scripts.run(
                "CREATE OR ALTER MATERIALIZED TABLE m FRESHNESS = INTERVAL '1' DAY AS SELECT price"
                    + " FROM orders");
    assertThat(altered.replaces()).isTrue();
    assertThat(scripts.view("m").schema().names()).containsExactly("price");
    assertThat(scripts.failure("CREATE OR REPLACE MATERIALIZED VIEW orders AS SELECT 1").text())
        .isEqualTo("\"orders\" is a table, not a materialized view");
  }

  @Test
  void errors_of_the_query_have_their_place_in_the_script() {
    String script = "SELECT 1;\nCREATE VIEW v AS\n  SELECT prize FROM orders;";

    assertThat(scripts.error(script))
        .isEqualTo(
            """
            error: column "prize" does not exist
             --> x.sql:3:10
              |
            3 |   SELECT prize FROM orders;
              |          ^^^^^
            hint: Did you mean "price"?\
            """);
    assertThat(scripts.error(script.replace("CREATE VIEW", "CREATE MATERIALIZED VIEW")))
        .contains("x.sql:3:10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "CREATE VIEW v (a) AS SELECT id, price FROM orders | view \"v\" lists 1 column, its query"
            + " gives 2 columns",
        "CREATE VIEW v (a, a) AS SELECT id, price FROM orders | view \"v\" has two columns \"a\"",
        "CREATE VIEW orders AS SELECT 1 | table \"orders\" exists already",
        "CREATE VIEW weir.v AS SELECT 1 | database \"weir\" belongs to the system",
        "CREATE MATERIALIZED TABLE m (a INT) FRESHNESS = INTERVAL '1' MINUTE AS SELECT id FROM"
            + " orders | a column definition in a materialized table is not supported",
        "CREATE MATERIALIZED TABLE m WITH ('format' = 'csv') FRESHNESS = INTERVAL '1' MINUTE AS"
            + " SELECT id FROM orders | WITH, PARTITIONED BY or DISTRIBUTED BY of a materialized"
            + " table is not supported",
      })
  void what_makes_no_sense_is_refused(String sql, String message) {
    WeirException error = scripts.failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.position()).isNotNull();
  }
}
