package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;

/**
 * A running value for each group, in arrays indexed by group number. The arguments of a row that is
 * given to an accumulator are not NULL, unless its feed keeps NULLs.
 */
sealed interface Accumulator
    permits Count,
        LongSum,
        DoubleSum,
        DecimalSum,
        Moments,
        LongExtreme,
        ColumnExtreme,
        CountedExtreme,
        ValueBag,
        ValueList,
        UserAccumulator,
        BitmapFold {

  /**
   * Whether the result depends on the order of additions and retractions, be it by a rounding
   * error.
   */
  default boolean ordered() {
    return false;
  }

  /** Makes room for groups below the bound; new ones start empty. */
  void reserve(int bound);

  /** Makes a group empty again. */
  void clear(int group);

  /** Makes all groups empty. */
  void clearAll();

  /** Works in the selected rows; {@code arguments} are the columns of the batch to take. */
  void add(Batch batch, int[] arguments, Selection rows);

  /** Takes off the selected rows. */
  void retract(Batch batch, int[] arguments, Selection rows);

  /**
   * Adds to each group {@code into[i]} what another accumulator of the kind has for {@code
   * from[i]}.
   */
  void merge(Accumulator other, int[] from, int[] into, int count);

  void write(StateWriter out, int[] groups, int count);

  /** Reads what was written for as many groups; they are empty, and -1 where not wanted. */
  void read(StateReader in, int[] groups, int count);
}
