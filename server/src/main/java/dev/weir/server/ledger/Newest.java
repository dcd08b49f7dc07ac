package dev.weir.server.ledger;

import java.util.ArrayDeque;
import java.util.List;

/** The newest of a series, and how long the whole series is. Thread-safe. */
final class Newest<T> {
  private final int most;
  private final ArrayDeque<T> kept = new ArrayDeque<>();
  private long total;

  Newest(int most) {
    this.most = most;
  }

  synchronized void add(T item) {
    total++;
    if (kept.size() == most) {
      kept.removeFirst();
    }
    kept.addLast(item);
  }

  synchronized long total() {
    return total;
  }

  /** Oldest first. */
  synchronized List<T> rows() {
    return List.copyOf(kept);
  }
}
