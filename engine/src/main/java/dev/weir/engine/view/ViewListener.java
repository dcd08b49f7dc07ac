package dev.weir.engine.view;

import dev.weir.batch.Batch;

/** What follows a {@link ViewTable}; one call at a time. */
public interface ViewListener {
  /** Rows present when it began to follow. */
  void present(Batch rows);

  /** What a step of work changed, no row more than once. */
  void changed(Batch rows);

  /** All rows up to a watermark were given. */
  void advanced(long watermark);
}
