/**
 * The plan: what {@code sql} produces and {@code engine} runs, and all that the two know of each
 * other.
 *
 * <p>Start at {@link dev.weir.plan.PlanNode}. Nodes are immutable records, so equal sub-plans are
 * equal values; the engine runs each distinct node once and shares its output.
 */
@NullMarked
package dev.weir.plan;

import org.jspecify.annotations.NullMarked;
