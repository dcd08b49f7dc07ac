package dev.weir.engine.eval;

import dev.weir.batch.Batch;

/** A compiled predicate over two rows. Implemented by generated classes. */
interface PairCode {
  boolean test(Batch left, int leftRow, Batch right, int rightRow, Object[] scratch);
}
