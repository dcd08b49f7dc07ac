package dev.weir.engine.operator;

import org.jspecify.annotations.Nullable;

/**
 * An operator that can take several rows as one: rows for other tasks are put together before they
 * are sent, which pays where the same keys come again and again. Rows that need not be sent come as
 * they are; both are told apart by the columns of a batch.
 */
public interface Combining {

  /** Makes what puts rows together in a task that sends them; null if these can't be. */
  @Nullable Combiner combiner(TaskContext context);
}
