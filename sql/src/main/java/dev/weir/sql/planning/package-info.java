/**
 * From a query to its plan: checks it against the catalog, converts and rewrites it.
 *
 * <p>Start at {@link dev.weir.sql.planning.QueryPlanner}.
 */
@NullMarked
package dev.weir.sql.planning;

import org.jspecify.annotations.NullMarked;
