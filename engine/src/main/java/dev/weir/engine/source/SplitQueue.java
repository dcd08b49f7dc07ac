package dev.weir.engine.source;

import dev.weir.connector.Split;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The splits of a source that no task has opened yet, dealt in order. Thread-safe. */
public final class SplitQueue {
  private final Deque<Split> splits;
  private long dealt;

  public SplitQueue(List<Split> splits) {
    this.splits = new ArrayDeque<>(splits);
  }

  /** A split and its place in the order of all. */
  public record Dealt(Split split, long place) {}

  /** The next split, or null when there is none. */
  public synchronized @Nullable Dealt next() {
    Split split = splits.poll();
    return split == null ? null : new Dealt(split, dealt++);
  }

  /** Forgets what is left: nobody wants it any more. */
  public synchronized void abandon() {
    splits.clear();
  }

  /** What no task has opened. */
  public synchronized List<Split> rest() {
    return new ArrayList<>(splits);
  }
}
