package dev.weir.sql.parser;

import dev.weir.error.Position;
import dev.weir.sql.script.StatementText;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Where nodes of a parsed statement stand in the whole script. */
public final class Places {
  private Places() {}

  public static Position of(SqlNode node, StatementText statement) {
    return of(node.getParserPosition(), statement);
  }

  public static Position of(SqlParserPos pos, StatementText statement) {
    return statement.inScript(
        new Position(
            pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum()));
  }
}
