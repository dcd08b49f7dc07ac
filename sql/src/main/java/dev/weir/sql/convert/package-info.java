/**
 * From a parsed query to a plan. Start at {@link dev.weir.sql.convert.QueryPlanner}, the door of
 * this package and the only class of it that the statements of the dialect use.
 */
@NullMarked
package dev.weir.sql.convert;

import org.jspecify.annotations.NullMarked;
