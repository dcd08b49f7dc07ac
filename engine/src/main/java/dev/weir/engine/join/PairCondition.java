package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.TaskContext;

/** What pairs of rows with equal keys must fulfil besides; shared by all tasks. */
@FunctionalInterface
public interface PairCondition {

  /** Makes the part that one task runs. */
  Test open(TaskContext context);

  /** The condition at work in one task. */
  @FunctionalInterface
  interface Test {
    /**
     * Puts the numbers of the rows for which the condition is TRUE, ascending, to the start of
     * {@code passing} and returns how many there are. The columns are those of the left side, then
     * those of the right.
     */
    int select(Batch pairs, int[] passing);
  }
}
