package dev.weir.backend;

/** Where statements are carried out, one after the other: a session here or on another engine. */
public interface StatementRunner extends AutoCloseable {
  /**
   * Runs one statement to its end. Throws a {@link dev.weir.error.WeirException} for one that is
   * refused or fails while running.
   */
  Answer run(String statement) throws InterruptedException;

  @Override
  void close();
}
