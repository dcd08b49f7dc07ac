/**
 * The ends of a job: sinks of connectors, and the rows of a SELECT.
 *
 * <p>Start at {@link dev.weir.engine.output.SinkOperator}. What a sink's writers prepare becomes
 * visible by one commit for all tasks: when a job ends, and otherwise no sooner than the snapshot
 * that holds it was followed by another one, which says that it has been kept.
 */
@NullMarked
package dev.weir.engine.output;

import org.jspecify.annotations.NullMarked;
