/**
 * Top-N: the first rows of each partition in some order, kept up to date.
 *
 * <p>Start at {@link dev.weir.engine.rank.TopNOperator}. Rows that are never retracted are kept
 * only as long as they hold a rank that is asked for; otherwise all are kept, as each may move up,
 * in a {@link dev.weir.engine.rank.RankTree}. Rows lie in pages ({@link
 * dev.weir.engine.rank.KeyedRows}), without what their partition's key holds where that can be.
 */
@NullMarked
package dev.weir.engine.rank;

import org.jspecify.annotations.NullMarked;
