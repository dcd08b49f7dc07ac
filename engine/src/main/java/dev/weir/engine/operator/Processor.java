package dev.weir.engine.operator;

import dev.weir.batch.Batch;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;

/**
 * An operator at work in one task. One thread makes all calls, and none of them waits.
 *
 * <p>Order of calls: {@link #restore} any number of times, then {@link #process}, {@link
 * #watermark} and {@link #flush} in any order, then {@link #watermark} with {@link
 * dev.weir.time.Watermark#END}, then {@link #end} once, nothing after. {@link #snapshot} comes
 * between any two of these calls (before {@code end}) and changes nothing. {@link #close} is always
 * the last, also after a failure.
 */
public interface Processor extends AutoCloseable {

  /**
   * Takes rows of an input, counted from 0. The batch is the caller's again when this returns.
   * Results may be emitted at once or kept until {@link #flush}.
   */
  void process(int input, Batch batch);

  /**
   * The watermark over all inputs rose to {@code millis}. Emits what this completes, and then
   * passes the watermark on, unless the operator holds it back.
   */
  void watermark(long millis);

  /** The input pauses: emits results that were kept only to fill a batch. */
  default void flush() {}

  /** All inputs ended, after their last watermark. Emits what waited for the end. */
  default void end() {}

  /**
   * Writes all that {@link #restore} needs to go on from here. Stateless operators write nothing;
   * those with large states are better {@link Gradual}.
   */
  default void snapshot(StateWriter out) {}

  /**
   * Takes over state that a task of the same operator wrote, maybe at another parallelism: called
   * once for each task there was. Keeps only the keys that {@link TaskContext#owns}.
   */
  default void restore(StateReader in) {}

  @Override
  default void close() {}
}
