package dev.weir.engine.eval;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;

/** What a compiled stage does. Implemented by generated classes. */
interface StageCode {
  /** Writes the numbers of the rows that pass the filter and returns how many. */
  int select(Batch in, int[] rows, Object[] scratch);

  /** Computes one loop's outputs for the rows, into cleared columns. */
  void project(int loop, Batch in, Column[] out, int[] rows, int count, Object[] scratch);
}
