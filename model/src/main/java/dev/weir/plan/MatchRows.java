package dev.weir.plan;

/** Which rows come out of a match. */
public enum MatchRows {
  /** One. */
  ONE,
  /** Those of the match; one for an empty match. */
  ALL_SHOW_EMPTY,
  /** Those of the match; none for an empty match. */
  ALL_OMIT_EMPTY,
  /** Those of the match, one for an empty match, and the rows that no match has. */
  ALL_WITH_UNMATCHED
}
