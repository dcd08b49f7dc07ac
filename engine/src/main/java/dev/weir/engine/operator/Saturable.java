package dev.weir.engine.operator;

/** A processor that may have enough: further rows change nothing, and their sources may stop. */
public interface Saturable {
  /** Once true, it stays so. */
  boolean saturated();
}
