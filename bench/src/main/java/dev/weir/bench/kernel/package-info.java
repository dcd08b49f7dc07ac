/**
 * JMH benchmarks of what a row passes on its way: the engine's operators and their parts, a batch
 * of 4,096 rows at a time, in nanoseconds a row. {@link dev.weir.bench.kernel.BoundsBenchmark}
 * measures what the hardware can do beside them.
 */
@NullMarked
package dev.weir.bench.kernel;

import org.jspecify.annotations.NullMarked;
