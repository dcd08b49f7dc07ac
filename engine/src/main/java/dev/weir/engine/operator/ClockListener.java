package dev.weir.engine.operator;

/** A processor that waits for the clock. */
public interface ClockListener {
  /**
   * Emits what is complete by the present reading of the clock; returns whether that was anything.
   * Called by the task's thread between steps, ten times a second at least while the task runs.
   */
  boolean clockMoved();
}
