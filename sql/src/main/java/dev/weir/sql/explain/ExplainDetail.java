package dev.weir.sql.explain;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What EXPLAIN may be asked for beyond the plan, under Flink's names. */
public enum ExplainDetail {
  /** How many rows each node gives, as far as that is known. */
  ESTIMATED_COST,
  /** Which kinds of changes each node gives. */
  CHANGELOG_MODE,
  /** The plan once more, as JSON. */
  JSON_EXECUTION_PLAN,
  /** What could be done better, numbered. */
  PLAN_ADVICE;

  /** The details of these names. */
  public static Set<ExplainDetail> of(Set<String> names) {
    Set<ExplainDetail> details = EnumSet.noneOf(ExplainDetail.class);
    names.forEach(name -> details.add(of(name)));
    return details;
  }

  private static ExplainDetail of(String name) {
    List<String> known = Arrays.stream(values()).map(ExplainDetail::name).toList();
    int place = known.indexOf(name);
    if (place < 0) {
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "EXPLAIN has no detail \"" + name + "\"")
          .withHint(Suggestions.didYouMean(name, known));
    }
    return values()[place];
  }
}
