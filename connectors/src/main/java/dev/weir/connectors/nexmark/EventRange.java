package dev.weir.connectors.nexmark;

import dev.weir.connector.Split;
import java.util.ArrayList;
import java.util.List;

/** Events from {@code first} to before {@code end}; as a split, the two numbers with a colon. */
record EventRange(long first, long end) {
  private static final long SPLIT_EVENTS = 100_000;

  static EventRange of(Split split) {
    int colon = split.text().indexOf(':');
    return new EventRange(
        Long.parseLong(split.text().substring(0, colon)),
        Long.parseLong(split.text().substring(colon + 1)));
  }

  Split toSplit() {
    return new Split(first + ":" + end);
  }

  /**
   * All events of a table. An endless stream and one that is sent by the clock are one split, so
   * that one reader keeps the pace.
   */
  static List<Split> all(NexmarkSettings settings) {
    if (!settings.bounded() || settings.rateLimited()) {
      return List.of(new EventRange(0, settings.events()).toSplit());
    }
    List<Split> splits = new ArrayList<>();
    for (long first = 0; first < settings.events(); first += SPLIT_EVENTS) {
      long end = Math.min(first + SPLIT_EVENTS, settings.events());
      splits.add(new EventRange(first, end).toSplit());
    }
    return splits;
  }
}
