package dev.weir.sql.match;

import dev.weir.plan.MatchRows;
import dev.weir.plan.RowPattern;
import dev.weir.sql.pattern.PatternFunction;
import dev.weir.sql.rule.PatternMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Says of patterns that Flink can run what Flink does where a row meets the conditions of
 * neighbours, which is not what the standard says: a greedy loop never leaves a row that it could
 * take to what follows it; of all matches from a row the one that is complete first counts; and of
 * several complete at once the one that took rows into its earlier variables.
 */
final class FlinkRule {
  private FlinkRule() {}

  /** The pattern as Flink searches for it, or as it is if Flink can't run it. */
  static RowPattern apply(RowPattern pattern, PatternMatch match) {
    List<RowPattern> parts =
        pattern instanceof RowPattern.Concatenation(List<RowPattern> all) ? all : List.of(pattern);
    boolean quantified = parts.stream().anyMatch(RowPattern.Quantified.class::isInstance);
    if (!quantified || !runs(parts) || !runs(match)) {
      return pattern;
    }
    List<RowPattern> converted = new ArrayList<>();
    for (RowPattern part : parts) {
      if (part instanceof RowPattern.Quantified(var of, int least, int most, _)
          && of instanceof RowPattern.Variable(int variable)) {
        converted.add(new RowPattern.Quantified(of, least, most, false));
        if (isGreedyLoop(part)) {
          converted.add(new RowPattern.NotNext(variable));
        }
      } else {
        converted.add(part);
      }
    }
    return new RowPattern.Earliest(new RowPattern.Concatenation(converted));
  }

  private static boolean runs(List<RowPattern> parts) {
    Set<Integer> variables = new HashSet<>();
    boolean afterLoop = false;
    boolean takesRows = false;
    for (RowPattern part : parts) {
      Integer variable = variable(part);
      if (variable == null || !variables.add(variable) || afterLoop && isOptional(part)) {
        return false;
      }
      afterLoop = isGreedyLoop(part);
      takesRows |= !isOptional(part);
    }
    return takesRows && !afterLoop;
  }

  /** The variable of a part that Flink knows, or null. */
  private static @Nullable Integer variable(RowPattern part) {
    if (part instanceof RowPattern.Variable(int number)) {
      return number;
    }
    if (part instanceof RowPattern.Quantified(var of, _, int most, boolean reluctant)
        && of instanceof RowPattern.Variable(int number)) {
      return reluctant && most == 1 ? null : number;
    }
    return null;
  }

  private static boolean isOptional(RowPattern part) {
    return part instanceof RowPattern.Quantified quantified && quantified.least() == 0;
  }

  private static boolean isGreedyLoop(RowPattern part) {
    return part instanceof RowPattern.Quantified(_, int least, int most, boolean reluctant)
        && !reluctant
        && least != most
        && most > 1;
  }

  private static boolean runs(PatternMatch match) {
    if (match.rows() != MatchRows.ONE
        || match.isStrictStart()
        || match.isStrictEnd()
        || !match.getSubsets().isEmpty()) {
      return false;
    }
    Limits limits = new Limits();
    match.getMeasures().values().forEach(measure -> measure.accept(limits));
    match.getPatternDefinitions().values().forEach(condition -> condition.accept(limits));
    return !limits.found;
  }

  /** Looks for functions that Flink has not. */
  private static final class Limits extends RexVisitorImpl<@Nullable Void> {
    boolean found;

    Limits() {
      super(true);
    }

    @Override
    public @Nullable Void visitCall(RexCall call) {
      if (call.getOperator() instanceof PatternFunction function) {
        found |=
            switch (function.question()) {
              case FIRST, LAST, FINAL, MATCH_ROWTIME, MATCH_PROCTIME -> false;
              case PREV,
                  NEXT,
                  RUNNING,
                  CLASSIFIER,
                  MATCH_NUMBER,
                  COUNT_ROWS,
                  DISTINCT,
                  FILTER,
                  IGNORE_NULLS ->
                  true;
            };
      }
      for (RexNode operand : call.getOperands()) {
        operand.accept(this);
      }
      return null;
    }
  }
}
