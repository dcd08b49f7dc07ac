/**
 * What brings several inputs together: joins and set operations.
 *
 * <p>Start at {@link dev.weir.sql.join.JoinConversion}. Sub-queries have become joins by then, see
 * {@link dev.weir.sql.rule.SubQueries}.
 */
@NullMarked
package dev.weir.sql.join;

import org.jspecify.annotations.NullMarked;
