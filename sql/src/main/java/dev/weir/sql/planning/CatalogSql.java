package dev.weir.sql.planning;

import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.script.StatementText;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The SQL that the catalog keeps, parsed: queries of views, expressions of columns. */
final class CatalogSql {
  private CatalogSql() {}

  static SqlNode query(String text) {
    return StatementParser.parseQuery(whole(text));
  }

  static SqlNode expression(String text) {
    return StatementParser.parseExpression(whole(text));
  }

  static SqlNode column(String name) {
    return new SqlIdentifier(name, SqlParserPos.ZERO);
  }

  /** SELECT expression FROM table. */
  static SqlNode selectOne(SqlNode expression, String table) {
    SqlParserPos nowhere = SqlParserPos.ZERO;
    SqlNodeList one = new SqlNodeList(List.of(expression), nowhere);
    SqlIdentifier from = new SqlIdentifier(table, nowhere);
    return new SqlSelect(
        nowhere, null, one, from, null, null, null, null, null, null, null, null, null);
  }

  private static StatementText whole(String text) {
    return new StatementText(text, 1, 1, true);
  }
}
