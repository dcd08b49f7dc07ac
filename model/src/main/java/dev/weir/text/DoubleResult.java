package dev.weir.text;

/** A double that a method gives besides its return value. */
public final class DoubleResult {
  public double value;
}
