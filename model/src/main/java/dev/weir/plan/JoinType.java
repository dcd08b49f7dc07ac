package dev.weir.plan;

/** Which rows a join gives: pairs, rows without a match, or rows of the left side alone. */
public enum JoinType {
  /** Pairs only. */
  INNER,
  /** Pairs, and left rows without a match. */
  LEFT,
  /** Pairs, and rows of both sides without a match. */
  FULL,
  /** Left rows with a match, once however many there are. */
  SEMI,
  /** Left rows without a match. */
  ANTI,
  /** All left rows, each followed by a BOOLEAN that says whether it has a match. */
  MARK;

  /** Whether the right side's columns are in the result. */
  public boolean givesRight() {
    return this != SEMI && this != ANTI && this != MARK;
  }

  /** Whether a left row without a match is in the result, NULL on the right. */
  public boolean padsRight() {
    return this == LEFT || this == FULL;
  }

  /** Whether a right row without a match is in the result, NULL on the left. */
  public boolean padsLeft() {
    return this == FULL;
  }
}
