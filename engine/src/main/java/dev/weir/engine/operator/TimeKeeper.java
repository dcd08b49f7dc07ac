package dev.weir.engine.operator;

/** A processor that watermarks come from. */
public interface TimeKeeper {
  /** The last watermark derived from rows, in milliseconds. Any thread may ask. */
  long watermark();

  /** Whether no row came for so long that others do not wait. Any thread may ask. */
  boolean idle();

  /** No row can come at the moment: time that passes meanwhile does not make it idle. */
  void blocked();
}
