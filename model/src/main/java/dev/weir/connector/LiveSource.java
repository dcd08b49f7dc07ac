package dev.weir.connector;

import java.util.List;

/**
 * A source whose splits have rows side by side, as the partitions of a topic do.
 *
 * <p>All splits are dealt at once and evenly. A task reads those that it was dealt in turn, and
 * each of them has a watermark of its own: the task's is the lowest of those that go on.
 */
public interface LiveSource extends Source, AutoCloseable {
  /** Takes note of the position that reading begins at; called once, before a split is opened. */
  void start(List<Split> position);

  /** Whether splits may come up while others are read, so that there is no end without them. */
  boolean grows();

  /** Splits that came up since, each of them told once. Any thread may ask; does not wait. */
  List<Split> grown();

  /** A snapshot that holds this position has been kept. Does not wait. */
  void kept(List<Split> position);

  /** Called when all readers are closed, or none will be opened. Does not wait. */
  @Override
  void close();
}
