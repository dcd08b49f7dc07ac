package dev.weir.flink.comparison;

import dev.weir.sql.parser.Lexer;
import dev.weir.sql.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of statement a text is, and the names and options in it; never fails. */
public final class StatementShape {
  /** How a statement is compared. */
  public enum Kind {
    QUERY,
    INSERT,
    STATEMENT_SET,
    CREATE_TABLE,
    MATERIALIZED,
    LISTING,
    EXPLAIN,
    OTHER
  }

  private static final Set<String> LISTINGS = Set.of("SHOW", "DESCRIBE", "DESC");
  private static final Set<String> BEFORE_OBJECT =
      Set.of("OR", "REPLACE", "TEMPORARY", "SYSTEM", "IF", "NOT", "EXISTS", "ALTER");

  private final String text;
  private final List<Token> tokens;
  private final Kind kind;

  private StatementShape(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
    this.kind = kindOf();
  }

  public static StatementShape of(String text) {
    return new StatementShape(text);
  }

  public Kind kind() {
    return kind;
  }

  public List<Token> tokens() {
    return tokens;
  }

  /** The bare names of the tables that INSERTs in it write to. */
  List<String> insertedTables() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      boolean into = tokens.get(i + 1).is("INTO") || tokens.get(i + 1).is("OVERWRITE");
      if (tokens.get(i).is("INSERT") && into) {
        names.add(nameAt(i + 2));
      }
    }
    if (kind == Kind.CREATE_TABLE && queryStart() >= 0) {
      names.add(createdName());
    }
    return names;
  }

  /** The bare name that a CREATE statement gives. */
  public String createdName() {
    int at = 1;
    while (at < tokens.size() && !isObjectKind(tokens.get(at))) {
      at++;
    }
    at++;
    while (at < tokens.size() && BEFORE_OBJECT.stream().anyMatch(tokens.get(at)::is)) {
      at++;
    }
    return at < tokens.size() ? nameAt(at) : "";
  }

  /** The value of an option, or null. */
  @Nullable String option(String key) {
    Token value = optionToken(tokens, key, 0);
    return value == null ? null : unquoted(value);
  }

  /** The query of an INSERT without what stands before it, or null if there is none. */
  @Nullable String insertedQuery() {
    int at = queryStart();
    return at < 0 ? null : text.substring(tokens.get(at).start());
  }

  /** Whether the word stands in it as a word. */
  public boolean mentions(String word) {
    return tokens.stream().anyMatch(token -> bare(token).equalsIgnoreCase(word));
  }

  /** The keys of the query's own ORDER BY as they are written; empty if it has none. */
  List<List<Token>> orderKeys() {
    int depth = 0;
    int start = -1;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      depth += depthChange(tokens.get(i));
      if (depth == 0 && tokens.get(i).is("ORDER") && tokens.get(i + 1).is("BY")) {
        start = i + 2;
      }
    }
    return start < 0 ? List.of() : keysFrom(start);
  }

  /** Whether its own ORDER BY is followed by a number of rows. */
  boolean limited() {
    int depth = 0;
    boolean limited = false;
    for (Token token : tokens) {
      depth += depthChange(token);
      limited |= depth == 0 && (token.is("LIMIT") || token.is("FETCH") || token.is("OFFSET"));
    }
    return limited;
  }

  private List<List<Token>> keysFrom(int start) {
    List<List<Token>> keys = new ArrayList<>();
    List<Token> key = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens.subList(start, tokens.size())) {
      depth += depthChange(token);
      boolean ends = token.is("LIMIT") || token.is("OFFSET") || token.is("FETCH");
      if (depth == 0 && ends) {
        break;
      }
      if (depth == 0 && token.isSymbol(',')) {
        keys.add(key);
        key = new ArrayList<>();
      } else {
        key.add(token);
      }
    }
    keys.add(key);
    return keys;
  }

  /** The token of the value of {@code 'key' = 'value'} at or after a place, or null. */
  static @Nullable Token optionToken(List<Token> tokens, String key, int from) {
    for (int i = from; i + 2 < tokens.size(); i++) {
      boolean pair =
          tokens.get(i).kind() == Token.Kind.STRING
              && tokens.get(i + 1).isSymbol('=')
              && tokens.get(i + 2).kind() == Token.Kind.STRING;
      if (pair && unquoted(tokens.get(i)).equals(key)) {
        return tokens.get(i + 2);
      }
    }
    return null;
  }

  /** What a string or quoted name stands for. */
  static String unquoted(Token token) {
    String quote = token.text().substring(0, 1);
    String inner = token.text().substring(1, token.text().length() - 1);
    return inner.replace(quote + quote, quote);
  }

  /** A name without its backticks. */
  static String bare(Token token) {
    return token.kind() == Token.Kind.QUOTED_NAME ? unquoted(token) : token.text();
  }

  private Kind kindOf() {
    if (tokens.isEmpty()) {
      return Kind.OTHER;
    }
    Token first = tokens.getFirst();
    if (first.is("SELECT") || first.is("WITH") || first.is("VALUES") || first.isSymbol('(')) {
      return Kind.QUERY;
    }
    if (first.is("INSERT")) {
      return Kind.INSERT;
    }
    if (first.is("EXPLAIN")) {
      return Kind.EXPLAIN;
    }
    if (LISTINGS.stream().anyMatch(first::is)) {
      return Kind.LISTING;
    }
    if (first.is("EXECUTE") || first.is("BEGIN")) {
      return Kind.STATEMENT_SET;
    }
    return first.is("CREATE") || first.is("DROP") ? definition() : Kind.OTHER;
  }

  private Kind definition() {
    for (Token token : tokens.subList(1, Math.min(tokens.size(), 6))) {
      if (token.is("MATERIALIZED")) {
        return Kind.MATERIALIZED;
      }
      if (token.is("TABLE")) {
        return tokens.getFirst().is("CREATE") ? Kind.CREATE_TABLE : Kind.OTHER;
      }
      if (token.is("VIEW") || token.is("FUNCTION")) {
        return Kind.OTHER;
      }
    }
    return Kind.OTHER;
  }

  /** Where SELECT, WITH or VALUES starts outside of parentheses and options, or -1. */
  private int queryStart() {
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean options = token.is("WITH") && i + 1 < tokens.size() && opensOptions(i + 1);
      boolean opens = token.is("SELECT") || token.is("VALUES") || (token.is("WITH") && !options);
      if (depth == 0 && opens) {
        return i;
      }
      depth += depthChange(token);
    }
    return -1;
  }

  private boolean opensOptions(int at) {
    return tokens.get(at).isSymbol('(');
  }

  private static boolean isObjectKind(Token token) {
    return token.is("TABLE") || token.is("VIEW") || token.is("FUNCTION");
  }

  private static int depthChange(Token token) {
    return token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
  }

  /** The last part of the dotted name that starts there. */
  private String nameAt(int start) {
    int at = start;
    while (at + 2 < tokens.size() && tokens.get(at + 1).isSymbol('.')) {
      at += 2;
    }
    return bare(tokens.get(at));
  }
}
