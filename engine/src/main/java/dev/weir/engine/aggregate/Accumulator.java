package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;

/**
 * A running value for each group, in arrays indexed by group number. The argument of a row that is
 * given to an accumulator is never NULL.
 */
sealed interface Accumulator
    permits Count, LongSum, DoubleSum, DecimalSum, LongExtreme, ColumnExtreme, CountedExtreme {

  /** Stands for no argument, as in COUNT(*). */
  int NO_ARGUMENT = -1;

  /** Makes room for groups below the bound; new ones start empty. */
  void reserve(int bound);

  /** Makes a group empty again. */
  void clear(int group);

  /** Makes all groups empty. */
  void clearAll();

  /** Works in the selected rows; {@code argument} is the column of the batch to take. */
  void add(Batch batch, int argument, Selection rows);

  /** Takes off the selected rows. */
  void retract(Batch batch, int argument, Selection rows);

  /**
   * Adds to each group {@code into[i]} what another accumulator of the kind has for {@code
   * from[i]}.
   */
  void merge(Accumulator other, int[] from, int[] into, int count);

  void write(StateWriter out, int[] groups, int count);

  /** Reads what was written for as many groups; they are empty, and -1 where not wanted. */
  void read(StateReader in, int[] groups, int count);
}
