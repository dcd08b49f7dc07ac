package dev.weir.plan;

import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How a join looks up rows of a table, and what it keeps of them. */
public sealed interface LookupCache {

  /** Each key is asked for whenever rows with it come. */
  record None() implements LookupCache {}

  /**
   * Answers are kept, those of {@code maxRows} keys at most, the ones used last: until so many
   * milliseconds after they came ({@code afterWrite}) or were used ({@code afterAccess}); 0 is for
   * ever. {@code missing}: also that there was none.
   */
  record Partial(long maxRows, long afterWrite, long afterAccess, boolean missing)
      implements LookupCache {
    /** Keys kept if nobody says how many. */
    public static final long MOST_KEYS = 1_000_000;

    public Partial {
      if (maxRows < 1 || afterWrite < 0 || afterAccess < 0) {
        throw new IllegalArgumentException(maxRows + ", " + afterWrite + ", " + afterAccess);
      }
    }
  }

  /** The whole table is read and kept, and read anew at times. */
  record Full(Reload reload) implements LookupCache {}

  /** When a table is read anew. */
  sealed interface Reload {
    /** So many milliseconds after it was read, or began to be read if {@code fixedRate}. */
    record Periodic(long millis, boolean fixedRate) implements Reload {}

    /** At a time of day, every so many days; without an offset it is of the session's zone. */
    record Daily(LocalTime time, @Nullable ZoneOffset offset, long days) implements Reload {
      public Daily {
        if (days < 1) {
          throw new IllegalArgumentException("days=" + days);
        }
      }
    }
  }

  /** Whether the connector has to answer keys for this. */
  default boolean asks() {
    return !(this instanceof Full);
  }
}
