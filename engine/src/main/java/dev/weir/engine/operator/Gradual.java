package dev.weir.engine.operator;

import dev.weir.engine.state.StateWriter;

/**
 * A processor whose state is written part by part while rows come, so that a snapshot does not hold
 * the job up for as long as its state is large. Whatever changes meanwhile is written before it
 * does: what is written is the state as it was at one instant.
 */
public interface Gradual extends Processor {

  /**
   * Begins to write the state as it is now. Comes between two other calls, before {@link #end}, and
   * when the state that was begun before is wholly written.
   */
  void beginSnapshot(StateWriter out);

  /**
   * Writes a part of what is left, and says whether there is more. Comes between any two other
   * calls; the last part is written before {@link #end}.
   */
  boolean continueSnapshot();

  @Override
  default void snapshot(StateWriter out) {
    beginSnapshot(out);
    boolean more = true;
    while (more) {
      more = continueSnapshot();
    }
  }
}
