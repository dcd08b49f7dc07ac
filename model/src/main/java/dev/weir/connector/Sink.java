package dev.weir.connector;

import java.util.List;

/** The writing side of a table. */
public interface Sink {
  /** Whether rows that update or delete can be written; if not, only insert-only queries fit. */
  boolean acceptsUpdates();

  /** Whether one task writes all rows. */
  default boolean single() {
    return false;
  }

  /** Columns by which rows are in order: those that are equal in them are written by one task. */
  default List<Integer> orderedBy() {
    return List.of();
  }

  /** A writer for one of the tasks that write; {@code task} counts from 0. */
  SinkWriter open(int task);

  /** Makes what the writers prepared visible, all of it or nothing. May be repeated. */
  void commit(List<String> prepared);

  /**
   * What a snapshot has to keep beside what the writers prepared: what was committed already, but
   * is only shown by {@link #finish}. After a restore it is committed again. A sink that had ended
   * and held nothing is not finished a second time.
   */
  default List<String> held() {
    return List.of();
  }

  /** Takes note that the rows came to their end and all of them are committed. */
  default void finish() {}
}
