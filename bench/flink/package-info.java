/**
 * Weir's generator of Nexmark events as a connector of Flink, so that both can run from the same
 * events without a file between. Start at {@link dev.weir.bench.flink.NexmarkFactory}. Compiled by
 * {@code bench/nexmark --from generator --compare flink} against the Flink at hand.
 */
@NullMarked
package dev.weir.bench.flink;

import org.jspecify.annotations.NullMarked;
