/**
 * Views: the present rows of queries, kept by the job for whoever asks.
 *
 * <p>Start at {@link dev.weir.engine.view.ViewTable}. All rows of a view lie in task 0 of its job:
 * then a reader sees them at one instant without any agreement between tasks, at the price that one
 * thread works in all changes, which views fit to be looked at can bear. Errands of readers run on
 * that task's worker between two steps.
 */
@NullMarked
package dev.weir.engine.view;

import org.jspecify.annotations.NullMarked;
