package dev.weir.sql.parser;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.ParsedStatement.CreateMaterialized;
import dev.weir.sql.parser.ParsedStatement.DropMaterialized;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.sql.parser.ParsedStatement.ShowCreateMaterialized;
import dev.weir.sql.parser.ParsedStatement.ShowMaterialized;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that Flink's parser does not know: materialized views, and materialized tables
 * without FRESHNESS.
 */
final class OwnStatements {
  private final StatementText statement;
  private final List<Token> tokens;
  private int next;

  OwnStatements(StatementText statement, List<Token> tokens) {
    this.statement = statement;
    this.tokens = tokens;
  }

  /** The statement, or null if it is for Flink's parser. */
  @Nullable ParsedStatement parse() {
    if (take("CREATE")) {
      boolean replaces = takeAll("OR", "REPLACE") || takeAll("OR", "ALTER");
      return take("MATERIALIZED") ? create(replaces) : null;
    }
    if (takeAll("DROP", "MATERIALIZED")) {
      expectKind("VIEW", "TABLE");
      boolean ifExists = takeAll("IF", "EXISTS");
      Name name = name();
      expectEnd();
      return new DropMaterialized(name, ifExists);
    }
    if (takeAll("SHOW", "CREATE", "MATERIALIZED")) {
      expectKind("VIEW", "TABLE");
      Name name = name();
      expectEnd();
      return new ShowCreateMaterialized(name);
    }
    return takeAll("SHOW", "MATERIALIZED") ? show() : null;
  }

  private @Nullable ParsedStatement create(boolean replaces) {
    boolean view = expectKind("VIEW", "TABLE");
    boolean ifNotExists = takeAll("IF", "NOT", "EXISTS");
    Name name = name();
    List<Name> columns = new ArrayList<>();
    if (peekSymbol('(')) {
      if (!view && !plainColumns()) {
        return null;
      }
      columns.addAll(columns());
    }
    if (take("COMMENT")) {
      next++;
    }
    if (!take("AS")) {
      if (view) {
        throw unexpected("AS and a query");
      }
      return null;
    }
    if (next >= tokens.size()) {
      throw unexpected("a query");
    }
    return new CreateMaterialized(
        name, replaces, ifNotExists, columns, StatementParser.queryFrom(statement, tokens, next));
  }

  private ParsedStatement show() {
    boolean views = expectKind("VIEWS", "TABLES");
    String like = null;
    if (take("LIKE")) {
      Token pattern = next < tokens.size() ? tokens.get(next) : null;
      if (pattern == null || pattern.kind() != Token.Kind.STRING) {
        throw unexpected("a pattern in single quotes");
      }
      like = pattern.text().substring(1, pattern.text().length() - 1).replace("''", "'");
      next++;
    }
    expectEnd();
    return new ShowMaterialized(views, like);
  }

  /** Whether the list that comes is one of names only, as opposed to definitions of columns. */
  private boolean plainColumns() {
    int at = next + 1;
    while (at + 1 < tokens.size() && isName(tokens.get(at))) {
      if (tokens.get(at + 1).isSymbol(')')) {
        return true;
      }
      if (!tokens.get(at + 1).isSymbol(',')) {
        return false;
      }
      at += 2;
    }
    return false;
  }

  private List<Name> columns() {
    List<Name> columns = new ArrayList<>();
    do {
      next++;
      Token token = nameToken();
      columns.add(new Name(List.of(token.name()), statement.inScript(token.position())));
    } while (peekSymbol(','));
    if (!peekSymbol(')')) {
      throw unexpected("a comma or a closing parenthesis");
    }
    next++;
    return columns;
  }

  private Name name() {
    List<String> parts = new ArrayList<>();
    Token first = nameToken();
    Token last = first;
    parts.add(first.name());
    while (peekSymbol('.')) {
      next++;
      last = nameToken();
      parts.add(last.name());
    }
    Position end = last.position();
    Position place = new Position(first.line(), first.column(), end.endLine(), end.endColumn());
    return new Name(parts, statement.inScript(place));
  }

  private Token nameToken() {
    if (next >= tokens.size() || !isName(tokens.get(next))) {
      throw unexpected("a name");
    }
    Token token = tokens.get(next);
    if (token.kind() == Token.Kind.WORD && FlinkParser.reserved(token.text())) {
      throw SyntaxErrors.reservedWord(token, statement);
    }
    next++;
    return token;
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
  }

  /** Whether the first of both words comes; one of them has to. */
  private boolean expectKind(String first, String second) {
    if (take(first)) {
      return true;
    }
    if (take(second)) {
      return false;
    }
    throw unexpected(first + " or " + second);
  }

  private boolean peekSymbol(char symbol) {
    return next < tokens.size() && tokens.get(next).isSymbol(symbol);
  }

  private boolean take(String word) {
    return takeAll(word);
  }

  private boolean takeAll(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (next + i >= tokens.size() || !tokens.get(next + i).is(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  private void expectEnd() {
    if (next < tokens.size()) {
      throw unexpected("the end of the statement");
    }
  }

  private WeirException unexpected(String wanted) {
    String hint = "Expected " + wanted + ".";
    if (next >= tokens.size()) {
      return SyntaxErrors.unexpectedEnd(tokens, statement).withHint(hint);
    }
    Token token = tokens.get(next);
    return new WeirException(ErrorCode.SYNTAX, "unexpected " + SyntaxErrors.quoted(token))
        .at(statement.inScript(token.position()))
        .withHint(hint);
  }
}
