package dev.weir.sql.parser;

import dev.weir.sql.pattern.Anchor;
import dev.weir.sql.pattern.PatternFunction;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Flink's parser does not know of a row pattern in another way, letter for letter, so
 * that all places stay: {@code ^}, {@code $} and {@code ()} within a pattern, and CLASSIFIER of a
 * variable.
 */
final class PatternText {
  private final List<Token> tokens;
  private final StringBuilder text;

  private PatternText(List<Token> tokens, String text) {
    this.tokens = tokens;
    this.text = new StringBuilder(text);
  }

  /** The text with other letters for these; {@code tokens} are those of the text. */
  static String plain(String text, List<Token> tokens) {
    boolean matches = tokens.stream().anyMatch(token -> token.is("MATCH_RECOGNIZE"));
    return matches ? new PatternText(tokens, text).plain() : text;
  }

  private String plain() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean opens = tokens.get(i + 1).isSymbol('(');
      if (opens && tokens.get(i).is("PATTERN")) {
        pattern(i + 2, closing(i + 1));
      } else if (opens && tokens.get(i).is("CLASSIFIER") && closing(i + 1) == i + 3) {
        int start = tokens.get(i).start();
        text.replace(start, tokens.get(i).end(), PatternFunction.CLASSIFIER_OF);
      }
    }
    return text.toString();
  }

  /** The place of the token that closes a bracket, or the number of tokens. */
  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** The parser knows ^ and $ at the ends, but takes them as around all alternatives. */
  private void pattern(int from, int to) {
    boolean one = !hasAlternatives(from, to);
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.isSymbol('^')) {
        if (i > from || !one) {
          text.setCharAt(token.start(), Anchor.START.letter());
        }
      } else if (token.kind() == Token.Kind.WORD) {
        boolean known = one && i == to - 1 && token.text().equals("$");
        IntStream.range(token.start(), token.end())
            .filter(at -> !known && text.charAt(at) == '$')
            .forEach(at -> text.setCharAt(at, Anchor.END.letter()));
      } else if (token.isSymbol('(')
          && tokens.get(i + 1).isSymbol(')')
          && !tokens.get(i - 1).is("PERMUTE")) {
        text.setCharAt(token.start(), Anchor.EMPTY.letter());
        text.setCharAt(tokens.get(i + 1).start(), ' ');
      }
    }
  }

  private boolean hasAlternatives(int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
      if (depth == 0 && tokens.get(i).isSymbol('|')) {
        return true;
      }
    }
    return false;
  }

  /** Takes names apart that have anchors in them. */
  static void restore(SqlMatchRecognize match) {
    match.setOperand(SqlMatchRecognize.OPERAND_PATTERN, match.getPattern().accept(new Splitter()));
  }

  private static final class Splitter extends SqlShuttle {
    @Override
    public SqlNode visit(SqlIdentifier name) {
      return joined(parts(name));
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.getKind() == SqlKind.PATTERN_QUANTIFIER
          && call.operand(0) instanceof SqlIdentifier name) {
        // A quantifier is about the last name.
        List<SqlNode> parts = parts(name);
        List<SqlNode> operands = new java.util.ArrayList<>(call.getOperandList());
        operands.set(0, parts.removeLast());
        parts.add(new SqlBasicCall(call.getOperator(), operands, call.getParserPosition()));
        return joined(parts);
      }
      return super.visit(call);
    }

    private static List<SqlNode> parts(SqlIdentifier name) {
      SqlParserPos place = name.getParserPosition();
      return new java.util.ArrayList<>(
          Anchor.split(name.getSimple()).stream()
              .map(part -> new SqlIdentifier(part, place))
              .toList());
    }

    private static SqlNode joined(List<SqlNode> parts) {
      return parts.stream()
          .reduce(
              (a, b) -> SqlStdOperatorTable.PATTERN_CONCAT.createCall(a.getParserPosition(), a, b))
          .orElseThrow();
    }
  }
}
