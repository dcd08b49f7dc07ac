package dev.weir.server.session;

import dev.weir.engine.Job;
import dev.weir.engine.RowReceiver;
import dev.weir.sql.Statement.Listing;

/** What whoever runs a script is told, on the thread that runs it. */
public interface Results {
  /** A SELECT is about to start; gives who takes its rows. */
  RowReceiver query(ResultShape shape);

  /** The answer to EXPLAIN, SHOW or DESCRIBE. */
  void listing(Listing listing);

  /** A statement without rows is done: {@code table "a" created}. */
  default void done(String what) {}

  /** Something that the user should know and that is no error. */
  default void note(String text) {}

  /** A job was started. */
  default void started(Job job) {}
}
