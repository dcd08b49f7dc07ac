/**
 * Nexmark on Weir beside other engines: the same queries over the same events on the same cores, in
 * turn; answers compared, figures written as a table and a chart. Start at {@link
 * dev.weir.bench.comparison.NexmarkComparison}.
 *
 * <p>Each query gets a process of its own, or a cluster of its own, so that nothing that was
 * compiled or kept for another query counts. Left out on purpose: absolute limits; figures are
 * ratios of runs side by side.
 */
@NullMarked
package dev.weir.bench.comparison;

import org.jspecify.annotations.NullMarked;
