package dev.weir.tests.slt;

import java.util.List;

/** A part of a test file; {@code line} is where it starts. */
sealed interface SltRecord {
  int line();

  /** {@code file NAME}: a file that the statements can read under {@code ${dir}/NAME}. */
  record Data(String name, String content, int line) implements SltRecord {}

  /** {@code statement ok}. */
  record Ok(String sql, int line) implements SltRecord {}

  /** {@code statement error}: the whole text of the error, caret included. */
  record Failure(String sql, List<String> expected, int line) implements SltRecord {}

  /**
   * {@code query}: the final rows, sorted as text; {@code query ordered}: in the order in which
   * they come; {@code query changes}: with the kind of each, at batch size 1 and parallelism 1
   * only.
   */
  record Query(String sql, Order order, List<String> expected, int line) implements SltRecord {}

  /** What a query's rows are compared as. */
  enum Order {
    SORTED,
    ORDERED,
    CHANGES
  }
}
