/**
 * Joins of two changelogs on equality of keys.
 *
 * <p>Start at {@link dev.weir.engine.join.JoinOperator}. Both sides' rows are kept, in a {@code
 * JoinSide} each, and found by a key table that the sides share. The rows of a batch first meet the
 * rows of the other side, which do not change meanwhile, and are then stored themselves.
 *
 * <p>Rows are kept for good: joins bounded by time are not told apart yet.
 */
@NullMarked
package dev.weir.engine.join;

import org.jspecify.annotations.NullMarked;
