package dev.weir.engine.pattern;

import dev.weir.plan.MatchSkip;
import dev.weir.plan.RowPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds matches as the standard defines them: tries all ways through the pattern in their order of
 * preference, one after the other, and takes the first that leads to the end.
 */
final class ReferenceMatcher {
  /** What a row must fulfil to be given to a variable, after the rows taken so far. */
  interface Condition {
    boolean holds(List<Long> rows, int row, List<Integer> taken, int first);
  }

  /** A match: its first row and the variables of its rows. */
  record Match(int first, List<Integer> variables) {}

  /** What comes after a part. */
  private interface Rest {
    boolean match(int row);
  }

  private static final long MOST_STEPS = 2_000_000;

  private final List<Long> rows;
  private final List<Condition> conditions;
  private final List<Long> times;
  private final long within;
  private final List<Integer> taken = new ArrayList<>();
  private int first;
  private long steps;

  ReferenceMatcher(List<Long> rows, List<Long> times, List<Condition> conditions, long within) {
    this.rows = rows;
    this.times = times;
    this.conditions = conditions;
    this.within = within;
  }

  /** All matches, or null if there are too many ways. */
  @Nullable List<Match> matches(RowPattern pattern, MatchSkip skip) {
    List<Match> found = new ArrayList<>();
    for (first = 0; first < rows.size(); ) {
      taken.clear();
      if (!match(pattern, first, row -> true)) {
        first++;
      } else {
        found.add(new Match(first, List.copyOf(taken)));
        first = next(skip);
      }
      if (steps > MOST_STEPS) {
        return null;
      }
    }
    return found;
  }

  private int next(MatchSkip skip) {
    if (taken.isEmpty() || skip instanceof MatchSkip.ToNextRow) {
      return first + 1;
    }
    if (skip instanceof MatchSkip.ToVariable(List<Integer> variables, _, boolean toFirst)) {
      int variable = variables.getFirst();
      int place = toFirst ? taken.indexOf(variable) : taken.lastIndexOf(variable);
      if (place <= 0) {
        throw new IllegalStateException("skip");
      }
      return first + place;
    }
    return first + taken.size();
  }

  private boolean match(RowPattern pattern, int row, Rest rest) {
    if (++steps > MOST_STEPS) {
      return false;
    }
    return switch (pattern) {
      case RowPattern.Variable(int number) -> take(number, row, rest);
      case RowPattern.Concatenation(List<RowPattern> parts) -> sequence(parts, row, rest);
      case RowPattern.Alternation(List<RowPattern> parts) ->
          parts.stream().anyMatch(part -> match(part, row, rest));
      case RowPattern.Quantified quantified -> repeat(quantified, 0, row, rest);
      case RowPattern.Permutation(List<RowPattern> parts) ->
          permute(parts, new ArrayList<>(), row, rest);
      case RowPattern.Exclusion(RowPattern part) -> match(part, row, rest);
      case RowPattern.PartitionStart _ -> row == 0 && rest.match(row);
      case RowPattern.PartitionEnd _ -> row == rows.size() && rest.match(row);
      case RowPattern.Empty _ -> rest.match(row);
      case RowPattern.NotNext _, RowPattern.Earliest _ -> throw new AssertionError(pattern);
    };
  }

  private boolean take(int variable, int row, Rest rest) {
    if (row == rows.size()
        || times.get(row) - times.get(first) >= within
        || !conditions.get(variable).holds(rows, row, taken, first)) {
      return false;
    }
    taken.add(variable);
    if (rest.match(row + 1)) {
      return true;
    }
    taken.removeLast();
    return false;
  }

  private boolean sequence(List<RowPattern> parts, int row, Rest rest) {
    return parts.isEmpty()
        ? rest.match(row)
        : match(
            parts.getFirst(), row, next -> sequence(parts.subList(1, parts.size()), next, rest));
  }

  private boolean repeat(RowPattern.Quantified quantified, int times, int row, Rest rest) {
    Rest again = next -> repeat(quantified, times + 1, next, rest);
    if (times < quantified.least()) {
      return match(quantified.part(), row, again);
    }
    Rest more = next -> next > row && again.match(next);
    boolean mayRepeat = times < quantified.most();
    if (quantified.reluctant()) {
      return rest.match(row) || mayRepeat && match(quantified.part(), row, more);
    }
    return mayRepeat && match(quantified.part(), row, more) || rest.match(row);
  }

  private boolean permute(List<RowPattern> parts, List<Integer> used, int row, Rest rest) {
    if (used.size() == parts.size()) {
      return rest.match(row);
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!used.contains(i)) {
        List<Integer> more = new ArrayList<>(used);
        more.add(i);
        if (match(parts.get(i), row, next -> permute(parts, more, next, rest))) {
          return true;
        }
      }
    }
    return false;
  }
}
