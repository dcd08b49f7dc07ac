/** Plans as text, for EXPLAIN and for tests. Start at {@link dev.weir.sql.explain.PlanText}. */
@NullMarked
package dev.weir.sql.explain;

import org.jspecify.annotations.NullMarked;
