/**
 * Runs plans in this JVM. The only public door of the module: start at {@link
 * dev.weir.engine.Engine}.
 *
 * <p>A job is cut into stages at the places where rows must change hands (an exchange). A task is
 * partition {@code p} of all stages of a job; one thread runs it, batch by batch. Nothing in here
 * blocks, sleeps or locks on the way of a row; a task whose outputs are full takes no new input.
 */
@NullMarked
package dev.weir.engine;

import org.jspecify.annotations.NullMarked;
