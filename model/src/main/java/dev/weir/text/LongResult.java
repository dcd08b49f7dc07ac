package dev.weir.text;

/** A long that a method gives besides its return value. */
public final class LongResult {
  public long value;
}
