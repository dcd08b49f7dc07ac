package dev.weir.sql.pattern;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
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
              throw new WeirException(
                      ErrorCode.INVALID_STATEMENT,
                      "pattern variable \"" + first + "\" is not in PATTERN")
                  .withHint(Suggestions.didYouMean(first, known))
                  .at(PatternCalls.place(name.getComponentParserPosition(0)));
            }
            return null;
          }
        };
    match.getMeasureList().accept(visitor);
  }

  /** The variables of the pattern and of SUBSET. */
  static Set<String> names(SqlMatchRecognize match) {
    Set<String> names = new LinkedHashSet<>();
    match
        .getPattern()
        .accept(
            new SqlBasicVisitor<@Nullable Void>() {
              @Override
              public @Nullable Void visit(SqlIdentifier name) {
                names.add(name.getSimple());
                return null;
              }
            });
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
