package dev.weir.plan;

import java.util.List;

/**
 * A row pattern: which sequences of variables match, and which of several matches is preferred.
 * Variables are numbers.
 */
public sealed interface RowPattern {

  /** One row for which the variable's condition is TRUE. */
  record Variable(int number) implements RowPattern {}

  /** All parts, one after the other. */
  record Concatenation(List<RowPattern> parts) implements RowPattern {
    public Concatenation {
      parts = List.copyOf(parts);
    }
  }

  /** One of the parts, earlier ones preferred. */
  record Alternation(List<RowPattern> parts) implements RowPattern {
    public Alternation {
      parts = List.copyOf(parts);
    }
  }

  /**
   * From {@code least} to {@code most} times the part; more is preferred, or less if reluctant.
   * Beyond the least number a repetition without rows does not count.
   */
  record Quantified(RowPattern part, int least, int most, boolean reluctant) implements RowPattern {
    /** No upper limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;
  }

  /** All parts in any order; orders that keep the earlier parts first are preferred. */
  record Permutation(List<RowPattern> parts) implements RowPattern {
    public Permutation {
      parts = List.copyOf(parts);
    }
  }

  /** A part whose rows are left out of the output. */
  record Exclusion(RowPattern part) implements RowPattern {}

  /** No row, and only before the first row of the partition. */
  record PartitionStart() implements RowPattern {}

  /** No row, and only after the last row of the partition. */
  record PartitionEnd() implements RowPattern {}

  /** No row. */
  record Empty() implements RowPattern {}

  /** No row, and only before a row that the variable cannot have. */
  record NotNext(int variable) implements RowPattern {}

  /**
   * The part; of all its matches from a row, those that are complete first, and of these the
   * preferred one. Only as the whole pattern.
   */
  record Earliest(RowPattern part) implements RowPattern {}
}
