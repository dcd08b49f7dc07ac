package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.Statement.ObjectKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropTest {
  private final Scripts scripts = new Scripts();

  @BeforeEach
  void create() {
    scripts.run(
        """
        CREATE TABLE orders (id BIGINT) WITH ('connector' = 'inserts');
        CREATE TEMPORARY TABLE scratch (id BIGINT) WITH ('connector' = 'inserts');
        CREATE VIEW cheap AS SELECT id FROM orders;
        CREATE MATERIALIZED VIEW kept AS SELECT id FROM orders;
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "DROP TABLE orders, orders, TABLE",
    "DROP TABLE default_catalog.default_database.orders, orders, TABLE",
    "DROP TABLE default_database.orders, orders, TABLE",
    "DROP TEMPORARY TABLE scratch, scratch, TABLE",
    "DROP VIEW IF EXISTS cheap, cheap, VIEW",
    "DROP MATERIALIZED VIEW kept, kept, MATERIALIZED",
    "DROP MATERIALIZED TABLE kept, kept, MATERIALIZED",
  })
  void what_is_there_can_be_dropped(String sql, String name, ObjectKind kind) {
    Statement.Drop drop = (Statement.Drop) scripts.run(sql);

    assertThat(drop.name()).isEqualTo(ObjectName.of(name));
    assertThat(drop.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "DROP VIEW orders | \"orders\" is a table, not a view | Use TABLE.",
        "DROP TABLE cheap | \"cheap\" is a view, not a table | Use VIEW.",
        "DROP VIEW kept | \"kept\" is a materialized view, not a view | Use MATERIALIZED VIEW.",
        "DROP VIEW IF EXISTS orders | \"orders\" is a table, not a view | Use TABLE.",
        "DROP MATERIALIZED VIEW cheap | \"cheap\" is a view, not a materialized view | Use VIEW.",
        "DROP TABLE scratch | table \"scratch\" is temporary | Write DROP TEMPORARY TABLE.",
        "DROP TEMPORARY TABLE orders | table \"orders\" is not temporary | Write DROP TABLE.",
        "DROP TABLE order1 | table \"order1\" does not exist | Did you mean \"orders\"?",
        "DROP MATERIALIZED VIEW kpt | materialized view \"kpt\" does not exist | Did you mean"
            + " \"kept\"?",
        "DROP TABLE other.orders | database \"other\" does not exist |",
      })
  void what_is_something_else_or_not_there_is_named(String sql, String message, String hint) {
    WeirException error = scripts.failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.hint()).isEqualTo(hint);
    assertThat(error.position()).isNotNull();
  }

  @Test
  void dropping_what_may_not_exist_is_no_error() {
    Statement.Drop drop = (Statement.Drop) scripts.run("DROP TABLE IF EXISTS nothing");

    assertThat(drop.ifExists()).isTrue();
  }

  @Test
  void tables_of_the_system_stay() {
    assertThat(scripts.failure("DROP TABLE weir.late_rows").code())
        .isEqualTo(ErrorCode.INVALID_STATEMENT);
  }
}
