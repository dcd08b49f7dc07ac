package dev.weir.engine.pattern;

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

  Automaton(Places places, Ways ways, boolean earliest) {
    this.variables = places.variables;
    this.excluded = places.excluded;
    this.targets = ways.targets;
    this.forbidden = ways.forbidden;
    this.ends = ways.ends;
    this.earliest = earliest;
  }

  /** For each state the variable of its row, and whether that is left out of the output. */
  record Places(int[] variables, boolean[] excluded) {}

  /** For each state how it goes on, and whether the match can end there. */
  record Ways(int[][] targets, long[][] forbidden, boolean[] ends) {}

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
