package dev.weir.sql.pattern;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** The names that can stand before a column in a MATCH_RECOGNIZE. */
public final class PatternVariables {
  private PatternVariables() {}

  /** Says which variable does not exist, where columns are asked of one. */
  public static void check(SqlMatchRecognize match) {
    Set<String> known = names(match);
    SqlBasicVisitor<@Nullable Void> visitor =
        new SqlBasicVisitor<>() {
          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            String first = name.names.getFirst();
            if (name.names.size() == 2 && !known.contains(first)) {
              throw unknown(first, known, name.getComponentParserPosition(0));
            }
            return null;
          }
        };
    match.getMeasureList().accept(visitor);
    match.getPatternDefList().accept(visitor);
  }

  /** The names of SUBSET; an error if one is taken, or has a member that is not in the pattern. */
  public static List<String> unions(SqlMatchRecognize match, SqlNodeList subsets) {
    Set<String> variables = inPattern(match);
    List<String> unions = new ArrayList<>();
    for (SqlNode node : subsets) {
      SqlCall subset = (SqlCall) node;
      SqlIdentifier union = subset.operand(0);
      if (variables.contains(union.getSimple()) || unions.contains(union.getSimple())) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "pattern variable \"" + union.getSimple() + "\" is defined twice")
            .at(PatternCalls.place(union.getParserPosition()));
      }
      for (SqlNode member : (SqlNodeList) subset.operand(1)) {
        String name = ((SqlIdentifier) member).getSimple();
        if (!variables.contains(name)) {
          throw unknown(name, variables, member.getParserPosition());
        }
      }
      unions.add(union.getSimple());
    }
    return unions;
  }

  private static WeirException unknown(String name, Set<String> known, SqlParserPos place) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, "pattern variable \"" + name + "\" is not in PATTERN")
        .withHint(Suggestions.didYouMean(name, known))
        .at(PatternCalls.place(place));
  }

  private static Set<String> inPattern(SqlMatchRecognize match) {
    Set<String> names = new LinkedHashSet<>();
    match
        .getPattern()
        .accept(
            new SqlBasicVisitor<@Nullable Void>() {
              @Override
              public @Nullable Void visit(SqlIdentifier name) {
                if (Anchor.named(name.getSimple()) == null) {
                  names.add(name.getSimple());
                }
                return null;
              }
            });
    return names;
  }

  /** The variables of the pattern, and the names of SUBSET and DEFINE. */
  static Set<String> names(SqlMatchRecognize match) {
    Set<String> names = inPattern(match);
    for (SqlNode subset : match.getSubsetList()) {
      names.add(((SqlIdentifier) ((SqlCall) subset).operand(0)).getSimple());
    }
    for (SqlNode definition : match.getPatternDefList()) {
      if (definition.getKind() == SqlKind.AS) {
        names.add(((SqlIdentifier) ((SqlCall) definition).operand(1)).getSimple());
      }
    }
    return names;
  }
}
