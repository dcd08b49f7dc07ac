package dev.weir.connector;

import dev.weir.batch.Batch;
import java.util.List;

/** Writes the rows of one task. Used by one thread. */
public interface SinkWriter extends AutoCloseable {
  void write(Batch batch);

  /** Hands on what is buffered; called when the input pauses. */
  void flush();

  /**
   * Makes everything written so far durable without showing it, and says what {@link Sink#commit}
   * must be told to show it. Empty when there is nothing to commit.
   */
  List<String> prepare();

  /** Lets go of everything; what was not prepared is dropped. */
  @Override
  void close();
}
