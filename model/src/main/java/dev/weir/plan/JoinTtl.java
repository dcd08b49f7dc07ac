package dev.weir.plan;

/**
 * For how many milliseconds each side of a join keeps a row that is not written again; 0 is for
 * ever.
 */
public record JoinTtl(long left, long right) {
  public static final JoinTtl NEVER = new JoinTtl(0, 0);

  /** For a join whose sides change places. */
  public JoinTtl swap() {
    return new JoinTtl(right, left);
  }
}
