package dev.weir.engine.pattern;

/**
 * A row pattern as states, one for each place in the pattern that takes a row, and two in which a
 * search begins. Immutable.
 *
 * @param variables the variable whose row a state has just taken; of no use for the first two
 * @param excluded whether that row is left out of the output
 * @param targets the states that can take the next row, preferred ones first; only those that are
 *     preferred to ending the match here
 * @param ends whether the match can end in the state
 */
record Automaton(int[] variables, boolean[] excluded, int[][] targets, boolean[] ends) {
  /** The state before the first row of a match. */
  static final int BEGIN = 0;

  /** The same, if no row of the partition comes before. */
  static final int BEGIN_OF_PARTITION = 1;

  /** The first state that has taken a row. */
  static final int FIRST = 2;

  /** Among targets: the match ends here if the partition does. */
  static final int END_OF_PARTITION = -1;

  int size() {
    return variables.length;
  }

  /** Whether a match can have no rows. */
  boolean matchesEmpty() {
    return ends[BEGIN] || ends[BEGIN_OF_PARTITION];
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

  /** Whether {@code $} stands somewhere. */
  boolean looksForEnd() {
    for (int[] list : targets) {
      for (int target : list) {
        if (target == END_OF_PARTITION) {
          return true;
        }
      }
    }
    return false;
  }
}
