package dev.weir.type;

/**
 * The physical form of a value in a column.
 *
 * <p>Whatever fits in 64 bits and is not floating point is a {@code long}; that one decision keeps
 * hashing, grouping, joining and sorting to a single kernel for a dozen SQL types.
 */
public enum Layout {
  /**
   * Booleans (0, 1), integers, dates, times, timestamps, intervals, decimals of up to 18 digits.
   */
  LONG,
  /** FLOAT (holding exactly a float's value) and DOUBLE. */
  DOUBLE,
  /** Decimals of 19 to 38 digits: the unscaled value in 128 bits. */
  INT128,
  /** Strings as UTF-8, binary strings, and encoded arrays, maps, multisets and variants. */
  BYTES,
  /** Structured values: one column per field. */
  ROW
}
