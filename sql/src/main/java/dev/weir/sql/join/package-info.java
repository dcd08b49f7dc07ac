/**
 * Joins.
 *
 * <p>Start at {@link dev.weir.sql.join.JoinConversion}.
 */
@NullMarked
package dev.weir.sql.join;

import org.jspecify.annotations.NullMarked;
