package dev.weir.sql.parser;

import dev.weir.sql.script.StatementText;
import java.util.List;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Turns syntax trees back into text that parses to the same. */
public final class SqlText {
  private static final SqlDialect DIALECT = new Flink();

  private SqlText() {}

  /** An expression with all names quoted, as Flink keeps it. */
  public static String of(SqlNode expression) {
    return expression
        .toSqlString(config ->
            config
                .withDialect(DIALECT)
                .withQuoteAllIdentifiers(true)
                .withAlwaysUseParentheses(false)
                .withIndentation(0)
                .withClauseStartsLine(false))
        .getSql();
  }

  /**
   * The query of a CREATE statement as it is written: everything after the first AS that is in no
   * parentheses.
   */
  public static StatementText queryOf(StatementText create) {
    List<Token> tokens = Lexer.tokens(create.text());
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
      if (depth == 0 && token.is("AS")) {
        return from(tokens.get(i + 1), create);
      }
    }
    throw new IllegalStateException("no query in " + create.text());
  }

  private static StatementText from(Token first, StatementText create) {
    String text = create.text().substring(first.start());
    int column = first.line() == 1 ? first.column() + create.column() - 1 : first.column();
    return new StatementText(text, first.line() + create.line() - 1, column, create.terminated());
  }

  /** A name in backticks. */
  public static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** A string in single quotes. */
  public static String string(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Calcite would write letters outside of ASCII as escapes that only it reads. */
  private static final class Flink extends SqlDialect {
    Flink() {
      super(
          SqlDialect.EMPTY_CONTEXT
              .withDatabaseProduct(DatabaseProduct.UNKNOWN)
              .withIdentifierQuoteString("`")
              .withLiteralQuoteString("'")
              .withLiteralEscapedQuoteString("''"));
    }

    @Override
    public void quoteStringLiteral(StringBuilder buffer, @Nullable String charset, String value) {
      buffer.append(string(value));
    }
  }
}
