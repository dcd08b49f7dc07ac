/**
 * Joins of two changelogs on equality of keys.
 *
 * <p>Start at {@link dev.weir.engine.join.JoinOperator}. Both sides' rows are kept, in a {@code
 * JoinSide} each, and found by a key table that the sides share. Each row of a batch meets the rows
 * of the other side, by a {@code Matching} that knows the type of the join, and is then stored.
 * Rows that can be taken back are found by the hash of the whole row, so that a key with many rows
 * costs no more than one with few.
 *
 * <p>Rows are kept for good: joins bounded by time are not told apart yet.
 */
@NullMarked
package dev.weir.engine.join;

import org.jspecify.annotations.NullMarked;
