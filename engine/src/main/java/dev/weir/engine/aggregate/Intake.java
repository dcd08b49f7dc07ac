package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;

/** Accumulators together with what chooses the rows that they get. */
sealed interface Intake permits Feed, DistinctLongs {
  void reserve(int bound);

  void clear(int group);

  void clearAll();

  void add(Batch batch, Selection rows);

  void retract(Batch batch, Selection rows);

  /** Whether additions and retractions must be worked in in the order in which they come. */
  boolean ordered();

  /** Works in rows of both kinds in order. */
  void change(Batch batch, Selection rows);

  /**
   * Adds to each group {@code into[i]} what an intake of the same calls has for {@code from[i]}.
   */
  void merge(Intake other, int[] from, int[] into, int count);

  void write(StateWriter out, int[] groups, int count);

  void read(StateReader in, int[] groups, int count);
}
