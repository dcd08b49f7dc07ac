/**
 * How rows change hands between tasks: whole batches over queues with one writer and one reader.
 *
 * <p>Start at {@link dev.weir.engine.exchange.Scatter}, the sending end, and {@link
 * dev.weir.engine.exchange.Inbox}, the receiving end; between them lies a {@link
 * dev.weir.engine.exchange.Lane} for each edge of the plan and pair of tasks. Watermarks, flushes,
 * barriers and ends travel in the same queue as the rows.
 *
 * <h2>Why nothing can get stuck</h2>
 *
 * The bound of a lane is soft: a sender asks {@link dev.weir.engine.exchange.Scatter#isFull} before
 * it takes new input from a <em>source</em>, never while it works in what other tasks sent. So
 * every task can always empty its inbox. The plan has no cycles: a parcel on an edge leads only to
 * parcels on edges closer to the sinks, hence with the sources at rest all lanes run empty after
 * finitely many steps, the full ones among them, and then the sources go on. What is under way is
 * bounded by what one batch of each source can lead to, times the bound.
 */
@NullMarked
package dev.weir.engine.exchange;

import org.jspecify.annotations.NullMarked;
