package dev.weir.engine.collection;

/** A function whose arguments and result pass through a {@link CallFrame}. */
@FunctionalInterface
public interface FrameFunction {
  /** Leaves the result in the frame; false if it is NULL. */
  boolean call(CallFrame frame);
}
