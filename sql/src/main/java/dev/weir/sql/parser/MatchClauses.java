package dev.weir.sql.parser;

import dev.weir.plan.MatchRows;
import dev.weir.sql.pattern.RowsPerMatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.flink.sql.parser.ddl.SqlReplaceTableAs;
import org.jspecify.annotations.Nullable;

/**
 * What may follow ALL ROWS PER MATCH, and further parts of MATCH_RECOGNIZE ({@link PatternText}),
 * which Flink's parser does not know: taken out of the text before it parses, and put into the tree
 * afterwards.
 */
final class MatchClauses {
  private static final List<Clause> CLAUSES =
      List.of(
          new Clause(MatchRows.ALL_SHOW_EMPTY, "SHOW", "EMPTY", "MATCHES"),
          new Clause(MatchRows.ALL_OMIT_EMPTY, "OMIT", "EMPTY", "MATCHES"),
          new Clause(MatchRows.ALL_WITH_UNMATCHED, "WITH", "UNMATCHED", "ROWS"));
  private static final List<String> START = List.of("ALL", "ROWS", "PER", "MATCH");

  private final String text;
  private final List<Found> found;

  private record Clause(MatchRows rows, List<String> words) {
    Clause(MatchRows rows, String... words) {
      this(rows, List.of(words));
    }
  }

  /** A clause after the words that start here. */
  private record Found(MatchRows rows, int line, int column) {}

  private MatchClauses(String text, List<Found> found) {
    this.text = text;
    this.found = found;
  }

  static MatchClauses of(String text) {
    List<Token> tokens = Lexer.tokens(text);
    List<Found> found = new ArrayList<>();
    String plain = text;
    for (int i = 0; i < tokens.size(); i++) {
      for (Clause clause : CLAUSES) {
        int after = i + START.size();
        if (areAt(tokens, i, START) && areAt(tokens, after, clause.words)) {
          int last = after + clause.words.size() - 1;
          plain = Blanks.over(plain, tokens.get(after).start(), tokens.get(last).end());
          found.add(new Found(clause.rows, tokens.get(i).line(), tokens.get(i).column()));
        }
      }
    }
    return new MatchClauses(PatternText.plain(plain, tokens), found);
  }

  private static boolean areAt(List<Token> tokens, int index, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (index + i >= tokens.size() || !tokens.get(index + i).is(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text that Flink's parser knows. */
  String text() {
    return text;
  }

  /** Puts what was taken out into the tree. */
  <T extends SqlNode> T restore(T tree) {
    tree.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call instanceof SqlReplaceTableAs replace) {
              // It fails to list its operands.
              return replace.getAsQuery().accept(this);
            }
            if (call instanceof SqlMatchRecognize match) {
              complete(match);
              PatternText.restore(match);
            }
            return super.visit(call);
          }
        });
    return tree;
  }

  private void complete(SqlMatchRecognize match) {
    SqlLiteral literal = match.getRowsPerMatch();
    if (literal == null) {
      return;
    }
    SqlParserPos place = literal.getParserPosition();
    for (Found clause : found) {
      if (clause.line == place.getLineNum() && clause.column == place.getColumnNum()) {
        match.setOperand(
            SqlMatchRecognize.OPERAND_ROWS_PER_MATCH, RowsPerMatch.of(clause.rows, place));
      }
    }
  }
}
