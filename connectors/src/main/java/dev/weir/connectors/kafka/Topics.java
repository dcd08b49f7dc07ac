package dev.weir.connectors.kafka;

import java.util.List;
import java.util.regex.Pattern;

/** The topics of a table. */
sealed interface Topics {
  /** These. */
  record Named(List<String> names) implements Topics {
    public Named {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return String.join(";", names);
    }
  }

  /** All whose whole name matches. */
  record Matching(Pattern pattern) implements Topics {
    @Override
    public String toString() {
      return pattern.pattern();
    }
  }
}
