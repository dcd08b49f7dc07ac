/**
 * OVER: aggregates over the rows before each row.
 *
 * <p>Start at {@link dev.weir.engine.over.OverOperator}. Ordered by time, rows wait in a store
 * until the watermark passes them and then come out in the order of time; a bounded frame keeps the
 * rows that it holds and takes them off again when they leave it. The rows that are due together
 * are worked in by rounds: a round has at most one row, or one group of equals, of each partition,
 * so that a loop over an accumulator serves many partitions at once.
 *
 * <p>Ordered by values, all rows stay and each change recomputes its partition.
 */
@NullMarked
package dev.weir.engine.over;

import org.jspecify.annotations.NullMarked;
