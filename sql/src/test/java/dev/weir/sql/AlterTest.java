package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.WeirException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterTest {
  private final Scripts scripts = new Scripts();

  @BeforeEach
  void create() {
    scripts.run(
        """
        CREATE TABLE t (
          a INT NOT NULL COMMENT 'the a', b STRING, ts TIMESTAMP(3), c AS a + 1,
          WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
        ) WITH ('connector' = 'inserts');
        CREATE VIEW v AS SELECT a FROM t;
        """);
  }

  @Test
  void columns_are_added_where_the_statement_says() {
    scripts.run("ALTER TABLE t ADD (first INT FIRST, after_a STRING AFTER a, twice AS a * 2)");

    assertThat(scripts.list("DESCRIBE t"))
        .extracting(row -> row.substring(0, row.indexOf('|')))
        .containsExactly("first", "a", "after_a", "b", "ts", "c", "twice");
  }

  @Test
  void a_column_is_modified_and_keeps_its_place_and_comment() {
    scripts.run("ALTER TABLE t MODIFY a BIGINT NOT NULL; ALTER TABLE t MODIFY b INT FIRST");

    assertThat(scripts.list("DESCRIBE t"))
        .startsWith("b|INT|TRUE|-|-|-|-", "a|BIGINT|FALSE|-|-|-|the a");
  }

  @Test
  void key_and_watermark_are_added_modified_and_dropped() {
    scripts.run(
        """
        ALTER TABLE t ADD PRIMARY KEY (a) NOT ENFORCED;
        ALTER TABLE t MODIFY WATERMARK FOR ts AS ts;
        """);
    assertThat(scripts.list("DESCRIBE t"))
        .contains("a|INT|FALSE|PRI(a)|-|-|the a", "ts|TIMESTAMP(3) *ROWTIME*|TRUE|-|-|`ts`|-");

    scripts.run("ALTER TABLE t DROP PRIMARY KEY; ALTER TABLE t DROP WATERMARK");
    assertThat(scripts.list("DESCRIBE t"))
        .contains("a|INT|FALSE|-|-|-|the a", "ts|TIMESTAMP(3)|TRUE|-|-|-|-");
  }

  @Test
  void columns_that_nothing_uses_are_dropped_and_renamed() {
    scripts.run("ALTER TABLE t DROP c; ALTER TABLE t RENAME b TO bb; ALTER TABLE t RENAME a TO aa");

    assertThat(scripts.list("SHOW COLUMNS FROM t LIKE '%a%'"))
        .containsExactly("aa|INT|FALSE|-|-|-|the a");
  }

  @Test
  void options_are_set_and_reset() {
    scripts.run("ALTER TABLE t SET ('rows' = '0', 'connector' = 'updates')");
    assertThat(scripts.list("SHOW CREATE TABLE t").getFirst()).contains("'rows' = '0'", "updates");

    scripts.run("ALTER TABLE t RESET ('rows')");
    assertThat(scripts.list("SHOW CREATE TABLE t").getFirst()).doesNotContain("rows");
  }

  @Test
  void tables_and_views_are_renamed() {
    scripts.run("ALTER VIEW v RENAME TO w; ALTER TABLE t RENAME TO u");

    assertThat(scripts.list("SHOW TABLES")).containsExactly("u", "w");
    scripts.run("ALTER TABLE IF EXISTS t RENAME TO x");
  }

  @Test
  void a_view_gets_another_query() {
    scripts.run("ALTER VIEW v AS SELECT b FROM t");
    assertThat(scripts.list("DESCRIBE v")).containsExactly("b|STRING|TRUE|-|-|-");

    scripts.run("CREATE OR REPLACE VIEW v AS SELECT 1 AS x");
    assertThat(scripts.list("DESCRIBE v")).containsExactly("x|INT|FALSE|-|-|-");
  }

  @Test
  void create_table_as_takes_columns_from_the_query() {
    scripts.run("CREATE TABLE x WITH ('connector' = 'inserts') AS SELECT a, b FROM t");
    assertThat(scripts.list("DESCRIBE x"))
        .containsExactly("a|INT|FALSE|-|-|-", "b|STRING|TRUE|-|-|-");

    scripts.run("CREATE TABLE y (b, a) WITH ('connector' = 'inserts') AS SELECT a, b FROM t");
    assertThat(scripts.list("DESCRIBE y"))
        .containsExactly("b|STRING|TRUE|-|-|-", "a|INT|FALSE|-|-|-");

    scripts.run(
        """
        CREATE TABLE z (more INT, b VARCHAR(9), PRIMARY KEY (a) NOT ENFORCED)
        WITH ('connector' = 'inserts') AS SELECT a, b FROM t;
        """);
    assertThat(scripts.list("DESCRIBE z"))
        .containsExactly(
            "more|INT|TRUE|-|-|-", "b|VARCHAR(9)|TRUE|-|-|-", "a|INT|FALSE|PRI(a)|-|-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "ALTER TABLE u RENAME TO x | table \"u\" does not exist",
        "ALTER TABLE v RENAME TO x | \"v\" is a view, not a table",
        "ALTER TABLE t RENAME TO v | \"v\" exists already",
        "ALTER TABLE t ADD a INT | column \"a\" exists already",
        "ALTER TABLE t MODIFY nope INT | column \"nope\" does not exist in table \"t\"",
        "ALTER TABLE t DROP nope | column \"nope\" does not exist in table \"t\"",
        "ALTER TABLE t DROP a | column \"a\" is used by column \"c\"",
        "ALTER TABLE t DROP ts | column \"ts\" is used by the watermark",
        "ALTER TABLE t RENAME a TO b | column \"a\" is used by column \"c\"",
        "ALTER TABLE t DROP PRIMARY KEY | the table has no primary key",
        "ALTER TABLE t ADD WATERMARK FOR ts AS ts | the table has a watermark already",
        "ALTER TABLE t SET ('row' = '1') | option \"row\" is unknown",
        "ALTER TABLE t RESET ('connector') | option \"connector\" cannot be reset",
        "ALTER VIEW t RENAME TO x | \"t\" is a table, not a view",
        "CREATE TABLE v WITH ('connector' = 'inserts') AS SELECT 1 AS x | view \"v\" exists"
            + " already",
        "CREATE OR REPLACE VIEW t AS SELECT 1 AS x | \"t\" is a table, not a view",
      })
  void what_is_wrong_is_said(String sql, String message) {
    WeirException error = scripts.failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.position()).isNotNull();
  }
}
