package dev.weir.engine.operator;

/** A processor that watermarks come from. */
public interface TimeKeeper {
  /** The last watermark derived from rows, in milliseconds. Any thread may ask. */
  long watermark();
}
