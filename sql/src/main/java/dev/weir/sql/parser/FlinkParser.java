package dev.weir.sql.parser;

import java.io.StringReader;
import java.util.Locale;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.flink.sql.parser.ExtendedSqlNode;
import org.apache.flink.sql.parser.error.SqlValidateException;
import org.apache.flink.sql.parser.impl.FlinkSqlParserImpl;
import org.apache.flink.sql.parser.validate.FlinkSqlConformance;

/** Flink's own parser with Flink's lexical rules: backticks for names, whose case is kept. */
final class FlinkParser {
  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withParserFactory(FlinkSqlParserImpl.FACTORY)
          .withConformance(FlinkSqlConformance.DEFAULT)
          .withQuoting(Quoting.BACK_TICK)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withIdentifierMaxLength(256);

  private FlinkParser() {}

  static SqlNode statement(String text) throws SqlParseException, SqlValidateException {
    MatchClauses clauses = MatchClauses.of(text);
    SqlNode node = clauses.restore(SqlParser.create(clauses.text(), CONFIG).parseStmt());
    if (node instanceof ExtendedSqlNode extended) {
      extended.validate();
    }
    return node;
  }

  static SqlNode query(String text) throws SqlParseException {
    MatchClauses clauses = MatchClauses.of(text);
    return clauses.restore(SqlParser.create(clauses.text(), CONFIG).parseQuery());
  }

  static SqlNode expression(String text) throws SqlParseException {
    return SqlParser.create(text, CONFIG).parseExpression();
  }

  static SqlNodeList statements(String text) throws SqlParseException {
    MatchClauses clauses = MatchClauses.of(text);
    return clauses.restore(SqlParser.create(clauses.text(), CONFIG).parseStmtList());
  }

  /** Whether a word cannot be a name without backticks. */
  static boolean reserved(String word) {
    return metadata().isReservedWord(word.toUpperCase(Locale.ROOT));
  }

  private static SqlAbstractParserImpl.Metadata metadata() {
    return FlinkSqlParserImpl.FACTORY.getParser(new StringReader("")).getMetadata();
  }
}
