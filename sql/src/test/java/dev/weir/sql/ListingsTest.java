package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingsTest {
  private final Scripts scripts = new Scripts();

  @BeforeEach
  void create() {
    scripts.run(
        """
        CREATE TABLE orders (
          id BIGINT, name STRING, twice AS id * 2, ts TIMESTAMP_LTZ(3),
          WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE,
          PRIMARY KEY (id) NOT ENFORCED
        ) COMMENT 'it''s all' WITH ('rows' = '0', 'connector' = 'inserts');
        CREATE VIEW cheap AS SELECT id, name FROM orders;
        CREATE MATERIALIZED VIEW kept (a) AS SELECT id FROM orders;
        """);
  }

  @Test
  void tables_are_listed_with_views() {
    assertThat(scripts.list("SHOW TABLES")).containsExactly("cheap", "kept", "orders");
    assertThat(scripts.list("SHOW TABLES LIKE '%e%'")).containsExactly("cheap", "kept", "orders");
    assertThat(scripts.list("SHOW TABLES LIKE 'o_ders'")).containsExactly("orders");
    assertThat(scripts.list("SHOW TABLES NOT LIKE 'o%'")).containsExactly("cheap", "kept");
    assertThat(scripts.list("SHOW TABLES LIKE 'O%'")).isEmpty();
    assertThat(scripts.headings("SHOW TABLES")).containsExactly("table name");
  }

  @Test
  void tables_of_the_system_have_a_database_of_their_own() {
    assertThat(scripts.list("SHOW TABLES FROM weir")).containsExactly("late_rows", "rejected_rows");
    assertThat(scripts.list("SHOW TABLES IN default_catalog.weir LIKE 'l%'"))
        .containsExactly("late_rows");
    assertThat(scripts.list("DESCRIBE weir.late_rows")).hasSize(4);
    assertThat(scripts.failure("SHOW TABLES FROM wier").hint()).isEqualTo("Did you mean \"weir\"?");
  }

  @Test
  void views_are_listed_by_kind() {
    assertThat(scripts.list("SHOW VIEWS")).containsExactly("cheap");
    assertThat(scripts.list("SHOW MATERIALIZED VIEWS")).containsExactly("kept");
    assertThat(scripts.list("SHOW MATERIALIZED TABLES LIKE 'x%'")).isEmpty();
    assertThat(scripts.headings("SHOW MATERIALIZED VIEWS"))
        .containsExactly("materialized view name");
  }

  @Test
  void a_table_is_described_as_in_flink() {
    assertThat(scripts.headings("DESCRIBE orders"))
        .containsExactly("name", "type", "null", "key", "extras", "watermark");
    assertThat(scripts.list("DESC orders"))
        .containsExactly(
            "id|BIGINT|FALSE|PRI(id)|-|-",
            "name|STRING|TRUE|-|-|-",
            "twice|BIGINT|FALSE|-|AS `id` * 2|-",
            "ts|TIMESTAMP_LTZ(3) *ROWTIME*|TRUE|-|-|`ts` - INTERVAL '1' MINUTE");
  }

  @Test
  void a_view_is_described_by_its_columns() {
    assertThat(scripts.list("DESCRIBE cheap"))
        .containsExactly("id|BIGINT|FALSE|-|-|-", "name|STRING|TRUE|-|-|-");
  }

  @Test
  void show_create_table_makes_the_same_table_again() {
    String text = scripts.list("SHOW CREATE TABLE orders").getFirst();

    assertThat(text)
        .isEqualTo(
            """
            CREATE TABLE `default_catalog`.`default_database`.`orders` (
              `id` BIGINT NOT NULL,
              `name` STRING,
              `twice` AS `id` * 2,
              `ts` TIMESTAMP_LTZ(3),
              WATERMARK FOR `ts` AS `ts` - INTERVAL '1' MINUTE,
              CONSTRAINT `PK_id` PRIMARY KEY (`id`) NOT ENFORCED
            )
            COMMENT 'it''s all'
            WITH (
              'connector' = 'inserts',
              'rows' = '0'
            )\
            """);
    var before = scripts.table("orders");
    scripts.run("DROP TABLE orders;" + text);
    assertThat(scripts.table("orders")).isEqualTo(before);
  }

  @Test
  void show_create_view_makes_the_same_view_again() {
    assertThat(scripts.list("SHOW CREATE VIEW cheap"))
        .containsExactly(
            "CREATE VIEW `default_catalog`.`default_database`.`cheap` (\n  `id`,\n  `name`\n)\n"
                + "AS SELECT id, name FROM orders");
    assertThat(scripts.list("SHOW CREATE MATERIALIZED VIEW kept"))
        .containsExactly(
            "CREATE MATERIALIZED VIEW `default_catalog`.`default_database`.`kept` (\n  `a`\n)\n"
                + "AS SELECT id FROM orders");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "SHOW CREATE TABLE cheap | \"cheap\" is a view, not a table | Use SHOW CREATE VIEW.",
        "SHOW CREATE VIEW orders | \"orders\" is a table, not a view | Use SHOW CREATE TABLE.",
        "SHOW CREATE VIEW kept | \"kept\" is a materialized view, not a view | Use SHOW CREATE"
            + " MATERIALIZED VIEW.",
        "SHOW CREATE TABLE ordres | table \"ordres\" does not exist | Did you mean \"orders\"?",
        "DESCRIBE ordres | table or view \"ordres\" does not exist | Did you mean \"orders\"?",
      })
  void what_is_something_else_or_not_there_is_named(String sql, String message, String hint) {
    WeirException error = scripts.failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.hint()).isEqualTo(hint);
    assertThat(error.position()).isNotNull();
  }

  @Test
  void settings_are_set_listed_and_reset() {
    assertThat(scripts.run("SET 'a' = 'x'")).isEqualTo(new Statement.SetOption("a", "x"));
    scripts.run("SET 'b' = 'y'");
    assertThat(scripts.list("SET")).containsExactly("a|x", "b|y");
    assertThat(scripts.run("RESET 'a'")).isEqualTo(new Statement.ResetOption("a"));
    assertThat(scripts.list("SET")).containsExactly("b|y");
    assertThat(scripts.run("RESET")).isEqualTo(new Statement.ResetOption(null));
    assertThat(scripts.list("SET")).isEmpty();
  }

  @Test
  void functions_are_listed_by_name() {
    assertThat(scripts.list("SHOW FUNCTIONS")).contains("upper", "count", "abs").isSorted();
    assertThat(scripts.list("SHOW FUNCTIONS LIKE 'upp%'")).containsExactly("upper");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE FROM orders, DELETE is not supported",
    "UPDATE orders SET name = 'x', UPDATE is not supported",
    "TRUNCATE TABLE orders, TRUNCATE is not supported",
  })
  void statements_of_flink_that_weir_lacks_are_named(String sql, String message) {
    WeirException error = scripts.failure(sql);

    assertThat(error.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(error.text()).isEqualTo(message);
  }
}
