package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.WatermarkDefinition;
import dev.weir.type.Types;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTableTest {
  private static final String ORDERS =
      """
      CREATE TABLE orders (
        id BIGINT NOT NULL COMMENT 'the number of the order',
        price DECIMAL(10, 2),
        quantity INT,
        total AS price * quantity,
        ts TIMESTAMP(3),
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND,
        PRIMARY KEY (id) NOT ENFORCED
      ) COMMENT 'all orders'
      WITH ('connector' = 'inserts', 'rows' = '0');
      """;

  private final Scripts scripts = new Scripts();

  @Test
  void a_table_has_physical_and_computed_columns_a_key_and_a_watermark() {
    scripts.run(ORDERS);

    TableDefinition table = scripts.table("orders");
    assertThat(table.columns())
        .extracting(ColumnDefinition::name)
        .containsExactly("id", "price", "quantity", "total", "ts");
    assertThat(table.columns().get(0))
        .isEqualTo(
            new ColumnDefinition(
                "id", Types.BIGINT.withNullable(false), null, "the number of the order"));
    assertThat(table.columns().get(3).expression()).isEqualTo("`price` * `quantity`");
    assertThat(table.columns().get(4).type()).isEqualTo(Types.timestamp(3));
    assertThat(table.primaryKey()).containsExactly("id");
    assertThat(table.watermark())
        .isEqualTo(new WatermarkDefinition("ts", "`ts` - INTERVAL '5' SECOND"));
    assertThat(table.comment()).isEqualTo("all orders");
    assertThat(table.options()).isEqualTo(Map.of("connector", "inserts", "rows", "0"));
    assertThat(table.temporary()).isFalse();
  }

  @Test
  void columns_of_the_primary_key_are_not_null() {
    scripts.run(
        "CREATE TEMPORARY TABLE t (a INT PRIMARY KEY NOT ENFORCED) WITH ('connector' = 'inserts')");

    assertThat(scripts.table("t").columns().getFirst().type().nullable()).isFalse();
    assertThat(scripts.table("t").temporary()).isTrue();
  }

  @Test
  void strings_beyond_ascii_and_quotes_survive_in_expressions() {
    scripts.run("CREATE TABLE t (a STRING, b AS a || 'é''`') WITH ('connector' = 'inserts')");

    assertThat(scripts.table("t").columns().get(1).expression()).isEqualTo("`a` || 'é''`'");
  }

  @Test
  void the_same_name_twice_is_an_error_unless_the_statement_says_otherwise() {
    scripts.run(ORDERS);

    assertThat(scripts.failure(ORDERS).code()).isEqualTo(ErrorCode.DUPLICATE_OBJECT);
    Statement again = scripts.run(ORDERS.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
    assertThat(((Statement.CreateTable) again).ifNotExists()).isTrue();
  }

  @Test
  void a_mistyped_connector_is_marked_and_the_likely_one_named() {
    assertThat(scripts.error("CREATE TABLE t (a INT) WITH (\n  'connector' = 'insert')"))
        .isEqualTo(
            """
            error: connector "insert" does not exist
             --> x.sql:2:17
              |
            2 |   'connector' = 'insert')
              |                 ^^^^^^^^
            hint: Did you mean "inserts"?\
            """);
  }

  @Test
  void errors_of_a_connector_point_at_the_option() {
    assertThat(scripts.error("CREATE TABLE t (a INT) WITH ('connector' = 'inserts', 'row' = '1')"))
        .contains("x.sql:1:55", "^^^^^\nhint: Did you mean \"rows\"?");
    assertThat(scripts.error("CREATE TABLE t (a INT) WITH ('connector' = 'inserts', 'rows' = 'x')"))
        .contains("x.sql:1:64");
  }

  @Test
  void like_takes_everything_over_and_own_options_win() {
    scripts.run(ORDERS);
    scripts.run("CREATE TABLE copy (note STRING) WITH ('connector' = 'updates') LIKE orders");

    TableDefinition copy = scripts.table("copy");
    assertThat(copy.columns())
        .extracting(ColumnDefinition::name)
        .containsExactly("id", "price", "quantity", "total", "ts", "note");
    assertThat(copy.options()).isEqualTo(Map.of("connector", "updates", "rows", "0"));
    assertThat(copy.watermark()).isEqualTo(scripts.table("orders").watermark());
    assertThat(copy.primaryKey()).containsExactly("id");
  }

  @Test
  void like_leaves_out_what_is_excluded() {
    scripts.run(ORDERS);
    scripts.run(
        """
        CREATE TABLE copy (WATERMARK FOR ts AS ts) WITH ('connector' = 'updates')
        LIKE orders (EXCLUDING ALL INCLUDING GENERATED)
        """);

    TableDefinition copy = scripts.table("copy");
    assertThat(copy.options()).isEqualTo(Map.of("connector", "updates"));
    assertThat(copy.watermark()).isEqualTo(new WatermarkDefinition("ts", "`ts`"));
    assertThat(copy.primaryKey()).isEmpty();
    assertThat(copy.columns()).hasSize(5);
  }

  @Test
  void like_overwrites_only_when_it_is_told_to() {
    scripts.run(ORDERS);
    String watermark = "CREATE TABLE copy (WATERMARK FOR ts AS ts) LIKE orders";

    assertThat(scripts.failure(watermark).hint()).isEqualTo("Add EXCLUDING WATERMARKS to LIKE.");
    scripts.run(watermark + " (OVERWRITING WATERMARKS)");
    assertThat(scripts.table("copy").watermark()).isEqualTo(new WatermarkDefinition("ts", "`ts`"));
    scripts.run("CREATE TABLE other (total AS price * 2) LIKE orders (OVERWRITING GENERATED)");
    assertThat(scripts.table("other").columns().getLast().expression()).isEqualTo("`price` * 2");
    assertThat(
            scripts
                .failure("CREATE TABLE third WITH ('rows' = '0') LIKE orders (INCLUDING OPTIONS)")
                .text())
        .isEqualTo("option \"rows\" comes from LIKE as well");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "(a INT, a INT) | column \"a\" is defined twice in table \"t\"",
        "(a INT, PRIMARY KEY (b) NOT ENFORCED) | primary key column \"b\" does not exist in table"
            + " \"t\"",
        "(a INT, b AS a, PRIMARY KEY (b) NOT ENFORCED) | primary key column \"b\" is a computed"
            + " column",
        "(a INT, UNIQUE (a) NOT ENFORCED) | UNIQUE constraint is not supported yet",
        "(a INT METADATA) | metadata \"a\" of column \"a\" does not exist in table \"t\"",
        "(a INT, WATERMARK FOR b AS b) | event time column \"b\" does not exist in table \"t\"",
        "(a INT, WATERMARK FOR a AS a) | event time column \"a\" is INT",
        "(a TIMESTAMP(6), WATERMARK FOR a AS a) | event time column \"a\" is TIMESTAMP(6)",
        "(a TIMESTAMP(3), WATERMARK FOR a AS 1) | the watermark of \"a\" is INT",
        "(a TIMESTAMP_LTZ(3), b TIMESTAMP(3), WATERMARK FOR a AS b) | the watermark is"
            + " TIMESTAMP(3), its column \"a\" is TIMESTAMP_LTZ(3)",
        "(a ROW<b TIMESTAMP(3)>, WATERMARK FOR a.b AS a.b) | nested field \"a.b\" cannot be event"
            + " time",
      })
  void definitions_that_make_no_sense_are_refused(String columns, String message) {
    WeirException error =
        scripts.failure("CREATE TABLE t " + columns + " WITH ('connector' = 'inserts')");

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.position()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "CREATE TABLE t (a INT) | table \"t\" has no option \"connector\"",
        "CREATE TABLE t (a INT) WITH ('connector' = 'inserts', 'connector' = 'updates') | option"
            + " \"connector\" is given twice",
        "CREATE TEMPORARY TABLE t WITH ('connector' = 'inserts') AS SELECT 1 | CREATE TABLE"
            + " AS SELECT syntax does not support to create temporary table yet",
        "CREATE TABLE t (a INT) PARTITIONED BY (b) WITH ('connector' = 'inserts') | partition"
            + " column \"b\" does not exist in table \"t\"",
        "CREATE TABLE t (a INT, b AS a + 1) PARTITIONED BY (b) WITH ('connector' = 'inserts') |"
            + " partition column \"b\" is a computed column",
        "CREATE TABLE t (a INT) PARTITIONED BY (a, a) WITH ('connector' = 'inserts') | partition"
            + " column \"a\" is named twice",
        "CREATE TABLE nowhere.t (a INT) WITH ('connector' = 'inserts') | database \"nowhere\" does"
            + " not exist",
        "CREATE TABLE a.b.t (a INT) WITH ('connector' = 'inserts') | catalog \"a\" does not exist",
        "CREATE TABLE weir.t (a INT) WITH ('connector' = 'inserts') | database \"weir\" belongs to"
            + " the system",
        "CREATE TABLE t LIKE u | table \"u\" does not exist",
      })
  void statements_that_cannot_be_carried_out_say_why(String sql, String message) {
    WeirException error = scripts.failure(sql);

    assertThat(error.text()).isEqualTo(message);
    assertThat(error.position()).isNotNull();
  }
}
