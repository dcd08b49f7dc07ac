package dev.weir.sql.parser;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.script.StatementText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.flink.sql.parser.error.SqlValidateException;
import org.jspecify.annotations.Nullable;

/**
 * Makes short errors out of the parser's long ones: what is out of place, and what was probably
 * meant.
 *
 * <p>The parser says where it could not go on, and lists every token that could have come there. A
 * keyword with a typing error is usually taken for an alias, so the place to point at may be the
 * word before.
 */
final class SyntaxErrors {
  private static final Pattern PLACE_IN_MESSAGE =
      Pattern.compile("^(?:From|At) line \\d+, column \\d+(?: to line \\d+, column \\d+)?: ");

  /** What Flink's parser makes of {@code MODEL name}, and Calcite lacks. */
  private static final String MODEL_CLASS = "SqlExplicitModelOperator";

  /** Words that begin a clause, so that nothing was listed between them and a comma. */
  private static final Set<String> CLAUSES =
      Set.of("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "WINDOW");

  /** Words that hold a query together and are hardly meant as names. */
  private static final Set<String> CONNECTIVES =
      Set.of("AS", "IN", "IS", "LIKE", "BETWEEN", "JOIN", "INTO", "SET", "WITH", "VALUES", "END");

  /** Words that a statement can begin with. */
  private static final Set<String> FIRST_WORDS =
      Set.of(
          "SELECT",
          "INSERT",
          "CREATE",
          "DROP",
          "SHOW",
          "DESCRIBE",
          "EXPLAIN",
          "SET",
          "RESET",
          "WITH",
          "VALUES",
          "EXECUTE",
          "USE",
          "BEGIN");

  /** The most tokens that are worth listing as what was expected. */
  private static final int MOST_LISTED = 3;

  /** Words after which an operand comes. */
  private static final Set<String> BEFORE_OPERAND =
      Set.of("SELECT", "DISTINCT", "WHERE", "AND", "OR", "NOT", "BY", "ON", "WHEN", "THEN", "ELSE");

  private final StatementText statement;
  private final List<Token> tokens;

  SyntaxErrors(StatementText statement, List<Token> tokens) {
    this.statement = statement;
    this.tokens = tokens;
  }

  WeirException explain(SqlParseException error) {
    String message = Objects.requireNonNullElse(error.getMessage(), "");
    SqlParserPos pos = error.getPos();
    if (message.contains("Encountered \"<EOF>\"")) {
      return atEnd(error);
    }
    if (message.contains(MODEL_CLASS)) {
      return models();
    }
    int index = message.contains("Lexical error") ? lexicalIndex(pos) : indexAt(pos);
    if (index >= 0 && message.contains("Non-query expression")) {
      return notQuery(index, error);
    }
    boolean unexpected =
        message.contains("Encountered")
            || message.contains("Lexical error")
            || message.contains("Incorrect syntax near")
            || message.contains("Bang equal");
    if (index < 0 || !unexpected) {
      WeirException plain = new WeirException(ErrorCode.SYNTAX, sentence(message));
      return pos == null ? plain : plain.at(Places.of(pos, statement));
    }
    return unexpected(index, keywords(error.getExpectedTokenNames()), error);
  }

  private WeirException models() {
    WeirException error =
        new WeirException(ErrorCode.UNSUPPORTED, "a MODEL as an argument is not supported yet");
    return tokens.stream()
        .filter(token -> token.is("MODEL"))
        .findFirst()
        .map(token -> error.at(statement.inScript(token.position())))
        .orElse(error);
  }

  /** An expression where a query has to be, most likely for a misspelt first word. */
  private WeirException notQuery(int index, SqlParseException error) {
    return index == 0
        ? unexpected(0, FIRST_WORDS, error)
        : at(tokens.get(index)).withHint("Expected a query.");
  }

  private WeirException unexpected(int index, Set<String> keywords, SqlParseException error) {
    Token found = tokens.get(index);
    List<String> meant = meant(found, keywords);
    if (!meant.isEmpty()) {
      return at(found).withHint(didYouMean(meant));
    }
    if (index > 0 && !FlinkParser.reserved(tokens.get(index - 1).text())) {
      List<String> meantBefore = meant(tokens.get(index - 1), keywords);
      if (!meantBefore.isEmpty()) {
        return at(tokens.get(index - 1)).withHint(didYouMean(meantBefore));
      }
    }
    if (reservedOperand(index - 1) && !found.isSymbol('(')) {
      return reservedWord(tokens.get(index - 1), statement);
    }
    if (reservedOperand(index) || (reservedName(index) && expects(error, "IDENTIFIER"))) {
      return reservedWord(found, statement);
    }
    boolean beforeReserved = index + 1 < tokens.size() && reservedName(index + 1);
    if (beforeReserved && (found.isSymbol('.') || holdsTogether(index))) {
      return reservedWord(tokens.get(index + 1), statement);
    }
    return at(found).withHint(hint(index, error));
  }

  private @Nullable String hint(int index, SqlParseException error) {
    boolean atEnd = index == tokens.size();
    if (!atEnd && strayComma(index)) {
      return "Remove the comma before " + quoted(tokens.get(index)) + ".";
    }
    if (!atEnd && symbolHint(index) != null) {
      return symbolHint(index);
    }
    if (tokens.getFirst().is("SHOW")) {
      return "SHOW lists TABLES, VIEWS, FUNCTIONS or DATABASES, or shows how to CREATE one.";
    }
    if (tokens.getFirst().is("SET")) {
      return "Write SET 'key' = 'value'.";
    }
    if (tokens.getFirst().is("RESET")) {
      return "Write RESET 'key'.";
    }
    Token open = openParenthesis(index);
    if (open != null && (atEnd || CLAUSES.contains(upper(tokens.get(index))))) {
      Position place = statement.inScript(open.position());
      return "Close the parenthesis opened at " + place.line() + ":" + place.column() + ".";
    }
    Set<String> keywords = keywords(error.getExpectedTokenNames());
    boolean all = keywords.size() == error.getExpectedTokenNames().size();
    return all && !keywords.isEmpty() && keywords.size() <= MOST_LISTED
        ? "Expected " + String.join(" or ", keywords) + "."
        : null;
  }

  /** Advice on signs that other languages use. */
  private @Nullable String symbolHint(int index) {
    Token found = tokens.get(index);
    if (found.isSymbol('"')) {
      return "Names are quoted with backticks (`name`), strings with single quotes ('text').";
    }
    if (found.isSymbol('!')) {
      return "Write <> for not equal.";
    }
    if (found.isSymbol('=') && index + 1 < tokens.size() && tokens.get(index + 1).isSymbol('=')) {
      return "Write = once to compare.";
    }
    boolean optionKey = index > 1 && tokens.get(index - 2).is("WITH");
    return optionKey && found.kind() == Token.Kind.WORD && tokens.get(index - 1).isSymbol('(')
        ? "Write '" + found.text() + "': keys of options are strings."
        : null;
  }

  private @Nullable Token openParenthesis(int before) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : tokens.subList(0, before)) {
      if (token.isSymbol('(')) {
        open.push(token);
      } else if (token.isSymbol(')')) {
        open.poll();
      }
    }
    return open.peek();
  }

  private boolean strayComma(int index) {
    if (index == 0 || !tokens.get(index - 1).isSymbol(',')) {
      return false;
    }
    Token found = tokens.get(index);
    if (found.isSymbol(')')) {
      return true;
    }
    boolean needsBy = found.is("GROUP") || found.is("ORDER");
    boolean hasBy = index + 1 < tokens.size() && tokens.get(index + 1).is("BY");
    return CLAUSES.contains(upper(found)) && (!needsBy || hasBy);
  }

  /** Whether a reserved word stands where it can only be meant as a name. */
  private boolean reservedName(int index) {
    Token token = tokens.get(index);
    return index > 0
        && token.kind() == Token.Kind.WORD
        && !strayComma(index)
        && !holdsTogether(index)
        && FlinkParser.reserved(token.text());
  }

  /** Whether a word is part of the query's frame, not a name that happens to be reserved. */
  private boolean holdsTogether(int index) {
    Token token = tokens.get(index);
    String word = upper(token);
    return token.is("ORDER") || token.is("GROUP")
        ? index + 1 < tokens.size() && tokens.get(index + 1).is("BY")
        : CLAUSES.contains(word) || CONNECTIVES.contains(word) || BEFORE_OPERAND.contains(word);
  }

  /**
   * Whether a reserved word stands where a column or value is wanted, as in SELECT timestamp FROM.
   */
  private boolean reservedOperand(int index) {
    if (index < 1 || tokens.get(index).kind() != Token.Kind.WORD) {
      return false;
    }
    Token before = tokens.get(index - 1);
    boolean operand =
        before.isSymbol(',')
            || before.isSymbol('(')
            || before.isSymbol('.')
            || BEFORE_OPERAND.contains(upper(before));
    String word = upper(tokens.get(index));
    return operand && !holdsTogether(index) && FlinkParser.reserved(word);
  }

  private WeirException atEnd(SqlParseException error) {
    Token last = tokens.getLast();
    List<String> meant =
        last.kind() == Token.Kind.WORD && !FlinkParser.reserved(last.text())
            ? meant(last, keywords(error.getExpectedTokenNames()))
            : List.of();
    if (meant.isEmpty() && reservedOperand(tokens.size() - 1)) {
      return reservedWord(last, statement);
    }
    return unexpectedEnd(tokens, statement)
        .withHint(meant.isEmpty() ? hint(tokens.size(), error) : didYouMean(meant));
  }

  private static boolean expects(SqlParseException error, String tokenName) {
    return error.getExpectedTokenNames().stream().anyMatch(name -> name.contains(tokenName));
  }

  private static Set<String> keywords(Collection<String> expected) {
    Set<String> keywords = new TreeSet<>();
    for (String name : expected) {
      String word = name.replace("\"", "");
      if (word.length() > 1 && word.chars().allMatch(c -> Character.isLetter(c) || c == '_')) {
        keywords.add(word);
      }
    }
    return keywords;
  }

  /**
   * The keywords that a word may be a misspelling of. A word that only goes on after a keyword,
   * such as {@code orders}, is none; nor is a short one where much can come.
   */
  private static List<String> meant(Token token, Set<String> keywords) {
    boolean tooShort = token.text().length() < (keywords.size() <= MOST_LISTED ? 2 : 3);
    if (token.kind() != Token.Kind.WORD || tooShort || keywords.contains(upper(token))) {
      return List.of();
    }
    List<String> near =
        Suggestions.near(token.text(), keywords).stream()
            .filter(keyword -> !upper(token).startsWith(keyword))
            .toList();
    return near.isEmpty()
        ? keywords.stream().filter(keyword -> sameLetters(keyword, upper(token))).toList()
        : near;
  }

  private static boolean sameLetters(String a, String b) {
    return Arrays.equals(a.chars().sorted().toArray(), b.chars().sorted().toArray());
  }

  private static String upper(Token token) {
    return token.text().toUpperCase(Locale.ROOT);
  }

  private static String didYouMean(List<String> keywords) {
    return "Did you mean " + String.join(" or ", keywords) + "?";
  }

  /** The token that has no meaning; the parser may find that out behind it only. */
  private int lexicalIndex(@Nullable SqlParserPos pos) {
    int index = indexAt(pos);
    return index < 0 ? tokens.size() - 1 : index;
  }

  /** The token at a place of the parser, which may lie inside it. */
  private int indexAt(@Nullable SqlParserPos pos) {
    if (pos == null) {
      return -1;
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean sameLine = token.line() == pos.getLineNum();
      int end = token.column() + token.end() - token.start();
      if (sameLine && token.column() <= pos.getColumnNum() && pos.getColumnNum() < end) {
        return i;
      }
    }
    return -1;
  }

  private WeirException at(Token token) {
    return new WeirException(ErrorCode.SYNTAX, "unexpected " + quoted(token))
        .at(statement.inScript(token.position()));
  }

  /** What Flink finds wrong with a statement that parses. */
  static WeirException invalid(SqlValidateException found, StatementText statement) {
    String message = Objects.requireNonNullElse(found.getMessage(), "");
    boolean enforced = message.contains("ENFORCED mode");
    WeirException error =
        enforced
            ? new WeirException(ErrorCode.INVALID_STATEMENT, "primary key has to be NOT ENFORCED")
                .withHint(
                    "Write NOT ENFORCED after it: the data isn't owned, so nothing checks it.")
            : message.startsWith("Columns identifiers without types")
                ? new WeirException(ErrorCode.INVALID_STATEMENT, "a column has no type")
                : new WeirException(ErrorCode.INVALID_STATEMENT, sentence(message));
    SqlParserPos pos = found.getErrorPosition();
    return pos == null ? error : error.at(Places.of(pos, statement));
  }

  static WeirException reservedWord(Token token, StatementText statement) {
    return new WeirException(ErrorCode.SYNTAX, quoted(token) + " is a reserved word")
        .at(statement.inScript(token.position()))
        .withHint("Write `" + token.text() + "` to use it as a name.");
  }

  static WeirException unexpectedEnd(List<Token> tokens, StatementText statement) {
    Token last = tokens.getLast();
    Position place = last.position();
    return new WeirException(ErrorCode.SYNTAX, "unexpected end of statement")
        .at(statement.inScript(Position.at(place.endLine(), place.endColumn() + 1)));
  }

  static WeirException unclosed(Token token, StatementText statement) {
    String message =
        switch (token.kind()) {
          case UNCLOSED_NAME -> "quoted name is not closed";
          case UNCLOSED_COMMENT -> "comment is not closed";
          case UNCLOSED_STRING, WORD, QUOTED_NAME, STRING, NUMBER, SYMBOL -> "string is not closed";
        };
    return new WeirException(ErrorCode.SYNTAX, message)
        .at(statement.inScript(Position.at(token.line(), token.column())));
  }

  static String quoted(Token token) {
    return token.isSymbol('"') ? "'\"'" : '"' + token.text().lines().findFirst().orElse("") + '"';
  }

  /** A message of the parser in our form: one line, lower case, no full stop. */
  static String sentence(@Nullable String message) {
    if (message == null || message.isEmpty()) {
      return "statement cannot be parsed";
    }
    String line = message.lines().findFirst().orElse(message);
    String text = PLACE_IN_MESSAGE.matcher(line).replaceFirst("").strip();
    String body = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    boolean shouted = body.length() > 1 && Character.isUpperCase(body.charAt(1));
    return shouted || body.isEmpty()
        ? body
        : body.substring(0, 1).toLowerCase(Locale.ROOT) + body.substring(1);
  }
}
