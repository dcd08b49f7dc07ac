package dev.weir.connector;

import org.jspecify.annotations.Nullable;

/** An option of a table's WITH clause: its key, default (null: none) and a line of explanation. */
public record Option(
    String key, Kind kind, boolean required, @Nullable String defaultValue, String description) {

  /** What values look like. */
  public enum Kind {
    TEXT,
    BOOLEAN,
    INTEGER,
    DOUBLE,
    /** {@code 10 s}, {@code 1 min}, {@code PT1M}. */
    DURATION,
    /** {@code 64 mb}, {@code 1 kb}. */
    MEMORY
  }
}
