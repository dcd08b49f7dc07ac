/**
 * From a plan to the graph of operators that runs it.
 *
 * <p>Start at {@link dev.weir.engine.build.GraphBuilder}, one exhaustive switch: a new plan node
 * fails to compile until it has a line there. Three things are shared: equal sub-plans (records are
 * values), the scan of a table by several queries ({@code SharedScans}), and the loop of
 * consecutive filters and projections ({@code FusedStages}).
 */
@NullMarked
package dev.weir.engine.build;

import org.jspecify.annotations.NullMarked;
