package dev.weir.function;

/**
 * The aggregate functions. Unless it says otherwise, a function skips rows with a NULL argument and
 * gives NULL over no rows.
 */
public enum AggregateFunction {
  /** Rows, or rows whose arguments are not NULL; 0 over none. */
  COUNT,
  SUM,
  /** The sum, 0 over no rows. */
  SUM0,
  AVG,
  MIN,
  MAX,
  VAR_POP,
  VAR_SAMP,
  STDDEV_POP,
  STDDEV_SAMP,
  /** The value that came first. */
  FIRST_VALUE,
  /** The value that came last. */
  LAST_VALUE,
  /** The one value, NULL or not; an error over several rows. */
  SINGLE_VALUE,
  /** Strings in the order they came, with the constant between them. */
  LISTAGG,
  /** An array of the values in the order they came, with NULLs. */
  ARRAY_AGG,
  ARRAY_AGG_IGNORE_NULLS,
  /** A multiset of the values, empty over no rows. */
  COLLECT,
  /** A JSON array of JSON values in the order they came; NULL becomes null. */
  JSON_ARRAYAGG_NULL_ON_NULL,
  JSON_ARRAYAGG_ABSENT_ON_NULL,
  /** A JSON object of keys and JSON values, sorted by key; NULL becomes null. */
  JSON_OBJECTAGG_NULL_ON_NULL,
  JSON_OBJECTAGG_ABSENT_ON_NULL,
  /**
   * The value below which the constant part of the values lies, as DOUBLE; a second argument says
   * how often each value counts.
   */
  PERCENTILE,
  /** The set of the integers. */
  BITMAP_BUILD_AGG,
  /** What is in any of the sets. */
  BITMAP_OR_AGG,
  /** What is in all of the sets. */
  BITMAP_AND_AGG,
  /** What is in an odd number of the sets. */
  BITMAP_XOR_AGG,
  /** How many distinct integers there are, NULL over no rows. */
  BITMAP_BUILD_CARDINALITY_AGG,
  /** How many numbers BITMAP_OR_AGG has. */
  BITMAP_OR_CARDINALITY_AGG,
  /** How many numbers BITMAP_AND_AGG has. */
  BITMAP_AND_CARDINALITY_AGG,
  /** How many numbers BITMAP_XOR_AGG has. */
  BITMAP_XOR_CARDINALITY_AGG,
  /** What a user has written, which says itself what it makes of NULL and of no rows. */
  USER
}
