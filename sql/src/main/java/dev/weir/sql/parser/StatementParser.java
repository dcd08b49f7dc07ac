package dev.weir.sql.parser;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.flink.sql.parser.dml.RichSqlInsert;
import org.apache.flink.sql.parser.error.SqlValidateException;

/**
 * Parses statements: Weir's own are recognised by their first words, all others go to Flink's
 * parser as they are.
 */
public final class StatementParser {
  /** Verbs that say nothing without the word after them. */
  private static final Set<String> OBJECT_VERBS =
      Set.of(
          "CREATE",
          "DROP",
          "ALTER",
          "SHOW",
          "DESCRIBE",
          "DESC",
          "ADD",
          "REMOVE",
          "LOAD",
          "STOP",
          "COMPILE",
          "EXECUTE");

  /** Words between such a verb and the kind of object. */
  private static final Set<String> PREFIXES =
      Set.of(
          "OR",
          "REPLACE",
          "ALTER",
          "TEMPORARY",
          "SYSTEM",
          "CREATE",
          "MATERIALIZED",
          "FULL",
          "AND",
          "EXECUTE");

  private StatementParser() {}

  /** Parses one statement. */
  public static ParsedStatement parse(StatementText statement) {
    List<Token> tokens = closedTokens(statement);
    ParsedStatement own = new OwnStatements(statement, tokens).parse();
    if (own != null) {
      return own;
    }
    if (startsStatementSet(tokens)) {
      return statementSet(statement, tokens);
    }
    return new ParsedStatement.Flink(
        parsed(statement, tokens, () -> FlinkParser.statement(statement.text())));
  }

  /** Parses a query: the text of a view. */
  public static SqlNode parseQuery(StatementText query) {
    return parsed(query, closedTokens(query), () -> FlinkParser.query(query.text()));
  }

  /** Parses an expression: the text of a computed column or of a watermark. */
  public static SqlNode parseExpression(StatementText expression) {
    return parsed(
        expression, closedTokens(expression), () -> FlinkParser.expression(expression.text()));
  }

  /** The query that starts at a token and reaches to the end; its places are those in the whole. */
  static SqlNode queryFrom(StatementText statement, List<Token> tokens, int index) {
    Token first = tokens.get(index);
    String text = Blanks.over(statement.text(), 0, first.start());
    return parsed(statement, tokens, () -> FlinkParser.query(text));
  }

  /** The first words of a statement, such as ALTER TABLE, and their place in the script. */
  public record Opening(String words, Position place) {}

  /** What kind of statement this is, for messages. */
  public static Opening opening(StatementText statement) {
    List<Token> tokens = Lexer.tokens(statement.text());
    Token first = tokens.getFirst();
    Token last = first;
    String words = first.text().toUpperCase(Locale.ROOT);
    boolean ofObject = OBJECT_VERBS.contains(words);
    for (int i = 1; ofObject && i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Token.Kind.WORD) {
        break;
      }
      last = token;
      words += " " + token.text().toUpperCase(Locale.ROOT);
      if (!PREFIXES.contains(token.text().toUpperCase(Locale.ROOT))) {
        break;
      }
    }
    Position end = last.position();
    Position place = new Position(first.line(), first.column(), end.endLine(), end.endColumn());
    return new Opening(words, statement.inScript(place));
  }

  private interface Parse<T> {
    T run() throws SqlParseException, SqlValidateException;
  }

  private static <T> T parsed(StatementText statement, List<Token> tokens, Parse<T> parse) {
    try {
      return parse.run();
    } catch (SqlParseException e) {
      if (e.getCause() instanceof StackOverflowError) {
        throw new WeirException(ErrorCode.LIMIT_EXCEEDED, "statement is nested too deeply", e);
      }
      throw new SyntaxErrors(statement, tokens).explain(e);
    } catch (SqlValidateException e) {
      throw SyntaxErrors.invalid(e, statement);
    }
  }

  /** The tokens of a statement in which all quotes and comments are closed. */
  private static List<Token> closedTokens(StatementText statement) {
    List<Token> tokens = Lexer.tokens(statement.text());
    if (!tokens.isEmpty() && tokens.getLast().unclosed()) {
      throw SyntaxErrors.unclosed(tokens.getLast(), statement);
    }
    return tokens;
  }

  private static boolean startsStatementSet(List<Token> tokens) {
    return tokens.size() > 3
        && tokens.get(0).is("BEGIN")
        && tokens.get(1).is("STATEMENT")
        && tokens.get(2).is("SET");
  }

  private static ParsedStatement statementSet(StatementText statement, List<Token> tokens) {
    Token last = tokens.getLast();
    if (!last.is("END")) {
      throw new WeirException(ErrorCode.SYNTAX, "statement set has no end")
          .at(statement.inScript(last.position()))
          .withHint("End it with END;");
    }
    String text = Blanks.over(statement.text(), 0, tokens.get(2).end());
    String inserts = Blanks.over(Blanks.semicolon(text, tokens.get(3)), last.start(), last.end());
    List<RichSqlInsert> parsed = new ArrayList<>();
    for (SqlNode node : parsed(statement, tokens, () -> FlinkParser.statements(inserts))) {
      if (!(node instanceof RichSqlInsert insert)) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT, "a statement set holds INSERT statements only")
            .at(Places.of(node, statement));
      }
      parsed.add(insert);
    }
    return new ParsedStatement.StatementSet(parsed);
  }
}
