package dev.weir.engine.operator;

import java.util.List;

/** Which task must get a row. */
public sealed interface Distribution {
  /** Any task: rows stay where they are. */
  record Any() implements Distribution {}

  /** The task that owns the hash of these columns ({@link KeyHash}). */
  record Hash(List<Integer> columns) implements Distribution {
    public Hash {
      columns = List.copyOf(columns);
    }
  }

  /** Task 0. */
  record Single() implements Distribution {}
}
