package dev.weir.flink.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flink.comparison.StatementShape.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 | QUERY",
        "(SELECT 1) UNION ALL (SELECT 2) | QUERY",
        "WITH a AS (SELECT 1) SELECT * FROM a | QUERY",
        "VALUES (1) | QUERY",
        "INSERT INTO t SELECT 1 | INSERT",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO t SELECT 1; END | STATEMENT_SET",
        "BEGIN STATEMENT SET; INSERT INTO t SELECT 1; END | STATEMENT_SET",
        "CREATE TEMPORARY TABLE t (a INT) WITH ('connector' = 'print') | CREATE_TABLE",
        "CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1 | MATERIALIZED",
        "DROP MATERIALIZED TABLE v | MATERIALIZED",
        "CREATE VIEW v AS SELECT 1 | OTHER",
        "SHOW TABLES | LISTING",
        "DESC t | LISTING",
        "EXPLAIN SELECT 1 | EXPLAIN",
        "SET 'a' = 'b' | OTHER",
        "nonsense ' | OTHER"
      })
  void kindsAreToldApartByTheFirstWords(String statement, Kind kind) {
    assertThat(StatementShape.of(statement).kind()).isEqualTo(kind);
  }

  @Test
  void writtenTablesAreKnownByTheirLastName() {
    assertThat(StatementShape.of("INSERT INTO a.b.`c d` (x) VALUES (1)").insertedTables())
        .containsExactly("c d");
    assertThat(
            StatementShape.of(
                    "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; INSERT OVERWRITE b SELECT"
                        + " 2; END")
                .insertedTables())
        .containsExactly("a", "b");
    assertThat(
            StatementShape.of("CREATE TABLE t WITH ('connector' = 'filesystem') AS SELECT 1 AS x")
                .insertedTables())
        .containsExactly("t");
    assertThat(
            StatementShape.of("CREATE TABLE t (a INT) WITH ('connector' = 'filesystem')")
                .insertedTables())
        .isEmpty();
  }

  @Test
  void theQueryOfAnInsertStartsAfterItsColumns() {
    assertThat(
            StatementShape.of("INSERT INTO t (a, b) WITH x AS (SELECT 1) SELECT * FROM x")
                .insertedQuery())
        .isEqualTo("WITH x AS (SELECT 1) SELECT * FROM x");
  }

  @Test
  void onlyTheOrderOfTheWholeQueryCounts() {
    assertThat(StatementShape.of("SELECT * FROM (SELECT a FROM t ORDER BY a) x").orderKeys())
        .isEmpty();
    StatementShape shape = StatementShape.of("SELECT a, b FROM t ORDER BY b DESC, f(a, 1) LIMIT 3");
    assertThat(shape.orderKeys()).hasSize(2);
    assertThat(shape.limited()).isTrue();
  }
}
