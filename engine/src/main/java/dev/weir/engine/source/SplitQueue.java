package dev.weir.engine.source;

import dev.weir.connector.Split;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The splits of a source that no task has opened yet, dealt in order: to whoever asks first or, if
 * they are read side by side, to all tasks in turn. Thread-safe.
 */
public final class SplitQueue {
  private final Deque<Dealt> splits = new ArrayDeque<>();
  private final int tasks;
  private long count;

  private SplitQueue(List<Split> splits, int tasks) {
    this.tasks = tasks;
    add(splits);
  }

  /** Splits for whoever asks first. */
  public SplitQueue(List<Split> splits) {
    this(splits, 1);
  }

  /** Splits for that many tasks in turn. */
  public static SplitQueue inTurn(List<Split> splits, int tasks) {
    return new SplitQueue(splits, tasks);
  }

  /** A split and its place in the order of all. */
  public record Dealt(Split split, long place) {}

  /** The next split for a task, or null when there is none. */
  public synchronized @Nullable Dealt next(int task) {
    Iterator<Dealt> rest = splits.iterator();
    while (rest.hasNext()) {
      Dealt dealt = rest.next();
      if (dealt.place % tasks == task % tasks) {
        rest.remove();
        return dealt;
      }
    }
    return null;
  }

  /** Adds splits that came up. */
  public synchronized void add(List<Split> further) {
    further.forEach(split -> splits.add(new Dealt(split, count++)));
  }

  /** Forgets what is left: nobody wants it any more. */
  public synchronized void abandon() {
    splits.clear();
  }

  /** What no task has opened. */
  public synchronized List<Split> rest() {
    return splits.stream().map(Dealt::split).toList();
  }
}
