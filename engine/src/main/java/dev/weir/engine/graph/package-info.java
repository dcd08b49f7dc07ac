/**
 * A job as the engine runs it: operators and sources in a row, and how they are spread over tasks.
 *
 * <p>Start at {@link dev.weir.engine.graph.JobGraph}. Built from a plan by {@code engine.build},
 * run by {@code engine.task}; neither knows the other. Invariant: a node comes after its inputs, so
 * the graph has no cycles.
 */
@NullMarked
package dev.weir.engine.graph;

import org.jspecify.annotations.NullMarked;
