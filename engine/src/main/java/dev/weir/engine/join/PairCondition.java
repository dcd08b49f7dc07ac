package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.TaskContext;

/** What pairs of rows with equal keys must fulfil besides; shared by all tasks. */
@FunctionalInterface
public interface PairCondition {

  /** Makes the part that one task runs. */
  Test open(TaskContext context);

  /** The condition at work in one task. */
  interface Test {
    /** The columns that it reads, those of the left side counted first, then those of the right. */
    int[] columns();

    /** Whether the condition is TRUE for a row of the left side and one of the right. */
    boolean test(Batch left, int leftRow, Batch right, int rightRow);
  }
}
