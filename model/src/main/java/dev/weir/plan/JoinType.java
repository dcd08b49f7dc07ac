package dev.weir.plan;

/** Which rows without a match a join keeps. */
public enum JoinType {
  INNER,
  LEFT
}
