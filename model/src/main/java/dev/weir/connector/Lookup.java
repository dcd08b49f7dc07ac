package dev.weir.connector;

import dev.weir.batch.Batch;

/** Answers the keys of one task. Used by one thread. */
public interface Lookup extends AutoCloseable {
  /**
   * Finds the rows of all keys of a batch, none of which is there twice or NULL. May wait for the
   * answer; the task stands still meanwhile. Fails if there is none.
   */
  void find(Batch keys, Answers answers);

  @Override
  void close();

  /** Takes what was found. */
  @FunctionalInterface
  interface Answers {
    /** Takes a row of a batch as an answer to the key in that row of the keys. */
    void add(int key, Batch rows, int row);
  }
}
