/**
 * Programs for a user's own Flink cluster: checked first, then handed over. Start at {@link
 * dev.weir.flink.submit.GatewayCluster}.
 *
 * <p>The cluster itself is asked what it can run ({@link dev.weir.flink.submit.ProgramCheck}): its
 * connectors, functions and modules are what counts, and nobody else knows them.
 */
@NullMarked
package dev.weir.flink.submit;

import org.jspecify.annotations.NullMarked;
