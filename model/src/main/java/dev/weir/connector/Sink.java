package dev.weir.connector;

import java.util.List;

/** The writing side of a table. */
public interface Sink {
  /** Whether rows that update or delete can be written; if not, only insert-only queries fit. */
  boolean acceptsUpdates();

  /** A writer for one of the tasks that write; {@code task} counts from 0. */
  SinkWriter open(int task);

  /** Makes what the writers prepared visible, all of it or nothing. May be repeated. */
  void commit(List<String> prepared);

  /** Takes note that the rows came to their end and all of them are committed. */
  default void finish() {}
}
