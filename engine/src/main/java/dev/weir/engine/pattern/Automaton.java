package dev.weir.engine.pattern;

import java.util.List;

/**
 * A row pattern as states, one for each place in the pattern that takes a row, and two in which a
 * search begins. Immutable.
 */
final class Automaton {
  /** The state before the first row of a match. */
  static final int BEGIN = 0;

  /** The same, if no row of the partition comes before. */
  static final int BEGIN_OF_PARTITION = 1;

  /** The first state that has taken a row. */
  static final int FIRST = 2;

  /** Among targets: the match ends here if the partition does. */
  static final int END_OF_PARTITION = -1;

  private final int[] variables;
  private final boolean[] excluded;
  private final int[][] targets;
  private final boolean[] ends;
  private final long[][] forbidden;
  private final boolean earliest;

  Automaton(int[] variables, boolean[] excluded, List<Exits> exits, boolean earliest) {
    this.variables = variables;
    this.excluded = excluded;
    this.targets = exits.stream().map(exit -> ints(exit.targets)).toArray(int[][]::new);
    this.forbidden = exits.stream().map(exit -> longs(exit.forbidden)).toArray(long[][]::new);
    this.ends = new boolean[variables.length];
    for (int state = 0; state < ends.length; state++) {
      ends[state] = exits.get(state).ends;
    }
    this.earliest = earliest;
  }

  /**
   * How a state goes on: the states that take the next row, the variables that must not be able to
   * have that row, as bits, and whether the match can end there.
   */
  record Exits(List<Integer> targets, List<Long> forbidden, boolean ends) {
    Exits {
      targets = List.copyOf(targets);
      forbidden = List.copyOf(forbidden);
    }
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * For each target the variables, as bits, which the row that it takes must not be able to have.
   */
  long[][] forbidden() {
    return forbidden;
  }

  /** Whether the match that is complete first is taken. */
  boolean takesEarliest() {
    return earliest;
  }

  /** The variable whose row a state has just taken; of no use for the first two. */
  int[] variables() {
    return variables;
  }

  /** Whether that row is left out of the output. */
  boolean[] excluded() {
    return excluded;
  }

  /**
   * The states that can take the next row, preferred ones first; only those that are preferred to
   * ending the match here.
   */
  int[][] targets() {
    return targets;
  }

  /** Whether the match can end in a state. */
  boolean[] ends() {
    return ends;
  }

  int size() {
    return variables.length;
  }

  /** The variables that the first row of a match can have, as bits. */
  long firstVariables() {
    long bits = 0;
    for (int begin = BEGIN; begin <= BEGIN_OF_PARTITION; begin++) {
      for (int target : targets[begin]) {
        bits |= target == END_OF_PARTITION ? 0 : 1L << variables[target];
      }
    }
    return bits;
  }
}
