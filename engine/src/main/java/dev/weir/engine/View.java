package dev.weir.engine;

import dev.weir.batch.Batch;
import dev.weir.type.RowType;
import java.util.List;

/**
 * The present rows of a query, kept by a job; readable also after the job finished. Thread-safe.
 */
public interface View {
  String name();

  RowType schema();

  /** The columns that tell rows apart; empty if only all of them do. */
  List<Integer> key();

  /** How many rows there are now. */
  long size();

  /**
   * Gives the listener all present rows, then every change until it is closed. Both come on the
   * engine's threads, one call at a time, at an instant when a batch has been worked in wholly.
   */
  Subscription subscribe(Listener listener);

  /** Gives the listener the present rows and {@code advanced}, and waits for that. */
  void read(Listener listener) throws InterruptedException;

  /** What a subscriber is told. Must return quickly. */
  interface Listener {
    /** Rows present at the time of subscription; in several calls if they are many. */
    void present(Batch rows);

    /** Changes since: kinds +I, -U, +U, -D, at most one step of work at a time. */
    void changed(Batch rows);

    /** All rows up to an instant were given. Watermark in milliseconds. */
    void advanced(long watermark);
  }

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
