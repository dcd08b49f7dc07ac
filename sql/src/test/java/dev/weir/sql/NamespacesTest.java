package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.WeirException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespacesTest {
  private final Scripts scripts = new Scripts();

  @Test
  void there_is_one_catalog_with_two_databases_at_first() {
    assertThat(scripts.list("SHOW CATALOGS")).containsExactly("default_catalog");
    assertThat(scripts.list("SHOW DATABASES")).containsExactly("default_database", "weir");
    assertThat(scripts.list("SHOW CURRENT CATALOG")).containsExactly("default_catalog");
    assertThat(scripts.list("SHOW CURRENT DATABASE")).containsExactly("default_database");
  }

  @Test
  void a_catalog_starts_with_a_database_that_its_option_may_name() {
    scripts.run(
        """
        CREATE CATALOG a WITH ('type' = 'generic_in_memory');
        CREATE CATALOG b COMMENT 'the b' WITH (
          'type' = 'generic_in_memory', 'default-database' = 'first');
        CREATE CATALOG IF NOT EXISTS b WITH ('type' = 'generic_in_memory');
        USE CATALOG b;
        """);

    assertThat(scripts.list("SHOW CATALOGS LIKE '_'")).containsExactly("a", "b");
    assertThat(scripts.list("SHOW DATABASES")).containsExactly("first");
    assertThat(scripts.list("SHOW DATABASES IN a")).containsExactly("default");
    assertThat(scripts.list("SHOW CURRENT CATALOG")).containsExactly("b");
    assertThat(scripts.list("SHOW CURRENT DATABASE")).containsExactly("first");
    assertThat(scripts.list("DESCRIBE CATALOG EXTENDED b"))
        .containsExactly(
            "name|b", "type|generic_in_memory", "comment|the b", "option:default-database|first");
  }

  @Test
  void tables_are_created_and_found_in_the_database_in_use() {
    scripts.run(
        """
        CREATE DATABASE d COMMENT 'mine' WITH ('owner' = 'me');
        USE d;
        CREATE TABLE t (x INT) WITH ('connector' = 'inserts');
        CREATE VIEW v AS SELECT x FROM t;
        """);

    assertThat(scripts.list("SHOW TABLES")).containsExactly("t", "v");
    assertThat(scripts.list("SHOW TABLES FROM default_database")).isEmpty();
    assertThat(scripts.list("DESCRIBE t")).containsExactly("x|INT|TRUE|-|-|-");

    scripts.run("USE default_catalog.default_database; SELECT x FROM d.v");
    assertThat(scripts.failure("SELECT x FROM v").text()).contains("\"v\" does not exist");
  }

  @Test
  void a_view_looks_names_up_where_it_was_created() {
    scripts.run(
        """
        CREATE TABLE t (outside INT) WITH ('connector' = 'inserts');
        CREATE VIEW v AS SELECT * FROM t;
        CREATE DATABASE d;
        USE d;
        CREATE TABLE t (inside INT) WITH ('connector' = 'inserts');
        """);

    assertThat(((Statement.Query) scripts.run("SELECT * FROM default_database.v")).schema().names())
        .containsExactly("outside");
  }

  @Test
  void a_temporary_table_hides_a_permanent_one_until_it_is_dropped() {
    scripts.run(
        """
        CREATE TABLE t (stays INT) WITH ('connector' = 'inserts');
        CREATE TEMPORARY TABLE t (goes INT) WITH ('connector' = 'inserts');
        """);

    assertThat(scripts.list("DESCRIBE t")).containsExactly("goes|INT|TRUE|-|-|-");
    assertThat(scripts.failure("DROP TABLE t").text()).isEqualTo("table \"t\" is temporary");

    scripts.run("DROP TEMPORARY TABLE t");
    assertThat(scripts.list("DESCRIBE t")).containsExactly("stays|INT|TRUE|-|-|-");
  }

  @Test
  void dropping_a_database_drops_what_is_in_it_only_if_told_to() {
    scripts.run(
        """
        CREATE DATABASE d;
        CREATE TABLE d.t (x INT) WITH ('connector' = 'inserts');
        """);

    WeirException refused = scripts.failure("DROP DATABASE d");
    assertThat(refused.text()).isEqualTo("database \"d\" is not empty");
    assertThat(refused.hint()).isEqualTo("Add CASCADE to drop what is in it: t.");

    scripts.run("DROP DATABASE d CASCADE");
    assertThat(scripts.list("SHOW DATABASES")).doesNotContain("d");
    scripts.run("DROP DATABASE IF EXISTS d");
  }

  @Test
  void properties_of_catalogs_and_databases_can_be_altered() {
    scripts.run(
        """
        CREATE CATALOG c WITH ('type' = 'generic_in_memory', 'a' = '1');
        ALTER CATALOG c SET ('a' = '2', 'b' = '3');
        ALTER CATALOG c RESET ('b');
        ALTER CATALOG c COMMENT 'changed';
        """);

    assertThat(scripts.list("DESCRIBE CATALOG EXTENDED c"))
        .containsExactly("name|c", "type|generic_in_memory", "comment|changed", "option:a|2");
    assertThat(scripts.list("SHOW CREATE CATALOG c").getFirst())
        .isEqualTo(
            """
            CREATE CATALOG `c`
            COMMENT 'changed'
            WITH (
              'a' = '2',
              'type' = 'generic_in_memory'
            )
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "USE nowhere | database \"nowhere\" does not exist",
        "USE CATALOG nowhere | catalog \"nowhere\" does not exist",
        "CREATE CATALOG c WITH ('type' = 'hive') | catalogs of type \"hive\" are not supported",
        "CREATE CATALOG c WITH ('a' = 'b') | a catalog needs the option \"type\"",
        "CREATE DATABASE default_database | database \"default_database\" exists already",
        "CREATE DATABASE nowhere.d | catalog \"nowhere\" does not exist",
        "DROP DATABASE default_database | database \"default_database\" is in use and cannot be"
            + " dropped",
        "DROP DATABASE weir CASCADE | database \"weir\" cannot be dropped",
        "DROP DATABASE nowhere | database \"nowhere\" does not exist",
        "DROP CATALOG nowhere | catalog \"nowhere\" does not exist",
        "DROP CATALOG default_catalog | catalog \"default_catalog\" is in use and cannot be"
            + " dropped",
        "SHOW TABLES FROM nowhere | database \"nowhere\" does not exist",
        "USE MODULES hive | module \"hive\" cannot be loaded or unloaded",
      })
  void what_is_wrong_is_said(String sql, String message) {
    WeirException error = scripts.failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.position()).isNotNull();
  }
}
