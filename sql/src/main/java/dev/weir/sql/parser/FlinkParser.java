package dev.weir.sql.parser;

import java.io.StringReader;
import java.util.Locale;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.util.SourceStringReader;
import org.apache.flink.sql.parser.ExtendedSqlNode;
import org.apache.flink.sql.parser.error.SqlValidateException;
import org.apache.flink.sql.parser.impl.FlinkSqlParserImpl;
import org.apache.flink.sql.parser.validate.FlinkSqlConformance;

/**
 * Flink's own parser with Flink's lexical rules: backticks for names, whose case is kept. It is set
 * up without Calcite's {@code SqlParser}, whose configuration loads the tables of a second parser,
 * and that takes a twentieth of a start.
 */
final class FlinkParser {
  private static final int MAX_NAME = 256;

  /** One way to read a text. */
  private interface Reading<T> {
    /** Calcite's parser declares no narrower exception. */
    T read(SqlAbstractParserImpl parser) throws Exception;
  }

  private FlinkParser() {}

  static SqlNode statement(String text) throws SqlParseException, SqlValidateException {
    SqlNode node = query(text);
    if (node instanceof ExtendedSqlNode extended) {
      extended.validate();
    }
    return node;
  }

  static SqlNode query(String text) throws SqlParseException {
    MatchClauses clauses = MatchClauses.of(text);
    return clauses.restore(read(clauses.text(), SqlAbstractParserImpl::parseSqlStmtEof));
  }

  static SqlNode expression(String text) throws SqlParseException {
    return read(text, SqlAbstractParserImpl::parseSqlExpressionEof);
  }

  static SqlNodeList statements(String text) throws SqlParseException {
    MatchClauses clauses = MatchClauses.of(text);
    return clauses.restore(read(clauses.text(), SqlAbstractParserImpl::parseSqlStmtList));
  }

  private static <T> T read(String text, Reading<T> reading) throws SqlParseException {
    SqlAbstractParserImpl parser =
        FlinkSqlParserImpl.FACTORY.getParser(new SourceStringReader(text));
    parser.setTabSize(1);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.UNCHANGED);
    parser.setIdentifierMaxLength(MAX_NAME);
    parser.setConformance(FlinkSqlConformance.DEFAULT);
    parser.switchTo(LexicalState.BTID);
    try {
      return reading.read(parser);
    } catch (Throwable e) {
      if (e instanceof CalciteContextException placed) {
        placed.setOriginalStatement(text);
      }
      throw parser.normalizeException(e);
    }
  }

  /** Whether a word cannot be a name without backticks. */
  static boolean reserved(String word) {
    return metadata().isReservedWord(word.toUpperCase(Locale.ROOT));
  }

  private static SqlAbstractParserImpl.Metadata metadata() {
    return FlinkSqlParserImpl.FACTORY.getParser(new StringReader("")).getMetadata();
  }
}
