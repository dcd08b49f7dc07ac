package dev.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.impl.FlinkSqlParserImpl;
import org.apache.flink.sql.parser.validate.FlinkSqlConformance;
import org.junit.jupiter.api.Test;

/** Flink's parser, repacked by the build, works over the Calcite that Weir uses. */
class FlinkParserTest {

  @Test
  void create_table_with_watermark_and_options() throws SqlParseException {
    SqlNodeList statements =
        parse(
            """
            CREATE TABLE orders (
              id BIGINT,
              price DECIMAL(10, 2),
              tags ARRAY<STRING>,
              ts TIMESTAMP_LTZ(3),
              WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
            ) WITH ('connector' = 'filesystem', 'format' = 'json');
            """);

    assertThat(statements).hasSize(1);
    assertThat(statements.get(0)).isInstanceOf(SqlCreateTable.class);
    assertThat(((SqlCreateTable) statements.get(0)).getWatermark()).isPresent();
  }

  @Test
  void session_window_with_partition_keys() throws SqlParseException {
    String sql =
        parse(
                """
                SELECT window_start, user_id, COUNT(*)
                FROM TABLE(SESSION(TABLE clicks PARTITION BY user_id, DESCRIPTOR(ts), INTERVAL '5' MINUTE))
                GROUP BY window_start, window_end, user_id
                """)
            .toString();

    assertThat(sql).contains("SESSION", "PARTITION BY", "DESCRIPTOR");
  }

  @Test
  void statement_set() throws SqlParseException {
    SqlNodeList statements =
        parse(
            """
            EXECUTE STATEMENT SET BEGIN
              INSERT INTO a SELECT * FROM orders;
              INSERT INTO b SELECT id FROM orders;
            END;
            """);

    assertThat(statements).hasSize(1);
    assertThat(statements.get(0).getClass().getSimpleName()).isEqualTo("SqlExecute");
  }

  @Test
  void calcite_classes_come_from_calcite() {
    assertThat(origin(SqlJoin.class)).contains("calcite-core");
    assertThat(origin(SqlTypeName.class)).contains("calcite-core");
    assertThat(origin(FlinkSqlParserImpl.class)).doesNotContain("flink-sql-parser");
  }

  private static SqlNodeList parse(String sql) throws SqlParseException {
    SqlParser.Config config =
        SqlParser.config()
            .withParserFactory(FlinkSqlParserImpl.FACTORY)
            .withConformance(FlinkSqlConformance.DEFAULT)
            .withQuoting(Quoting.BACK_TICK)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED);
    return SqlParser.create(sql, config).parseStmtList();
  }

  private static String origin(Class<?> type) {
    URL location = type.getProtectionDomain().getCodeSource().getLocation();
    return location.toString();
  }
}
