package dev.weir.engine.exchange;

import dev.weir.batch.Batch;

/**
 * Where one sender's rows enter the next step of a task, with all that travels in band. Calls come
 * from one thread, in the order of the stream, and nothing is ever refused.
 */
public interface Inlet {
  /** Takes rows; the batch is the caller's again when this returns. */
  void rows(Batch batch);

  /** The sender's watermark rose. */
  void watermark(long millis);

  /** Others do not wait for the sender's watermark any more, or again. */
  void idle(boolean now);

  /** The input pauses: whatever was kept to fill batches goes on its way. */
  void flush();

  /** All rows before a snapshot have come. None follows until the snapshot is complete. */
  void barrier();

  /** The sender has ended. Nothing follows. */
  void end();

  /** Whether rows are still of any use. Once false, it stays so. */
  boolean wanted();
}
