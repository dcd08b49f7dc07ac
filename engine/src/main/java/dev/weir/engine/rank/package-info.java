/**
 * Top-N: the first rows of each partition in some order, kept up to date.
 *
 * <p>Start at {@link dev.weir.engine.rank.TopNOperator}. Rows that are never retracted are kept
 * only as long as they hold a rank that is asked for; otherwise all are kept, as each may move up.
 */
@NullMarked
package dev.weir.engine.rank;

import org.jspecify.annotations.NullMarked;
