package dev.weir.plan;

import java.util.List;

/** Where the search goes on after a match. */
public sealed interface MatchSkip {
  /** After the last row of the match. */
  record PastLastRow() implements MatchSkip {}

  /** After the first row of the match. */
  record ToNextRow() implements MatchSkip {}

  /** At the first or last row that the variables have; an error if that is where it began. */
  record ToVariable(List<Integer> variables, String name, boolean first) implements MatchSkip {
    public ToVariable {
      variables = List.copyOf(variables);
    }
  }
}
