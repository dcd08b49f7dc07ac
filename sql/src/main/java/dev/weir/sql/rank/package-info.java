/**
 * Rows by rank: Top-N.
 *
 * <p>Start at {@link dev.weir.sql.rank.TopNConversion}.
 */
@NullMarked
package dev.weir.sql.rank;

import org.jspecify.annotations.NullMarked;
