package dev.weir.plan;

import org.jspecify.annotations.Nullable;

/**
 * How far in event time the rows of each side of a join reach, as far as its condition and what is
 * known of the other side tell; null: without end. A row beyond its reach can be forgotten, and the
 * result stays the same.
 */
public record JoinReach(@Nullable Side left, @Nullable Side right) {
  public static final JoinReach ENDLESS = new JoinReach(null, null);

  /**
   * A row finds no new partner once the watermark is at its time in {@code column} plus {@code
   * millis}; one whose time is NULL finds none at all.
   */
  public record Side(int column, long millis) {}

  /** For a join whose sides change places. */
  public JoinReach swap() {
    return new JoinReach(right, left);
  }
}
