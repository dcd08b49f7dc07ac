package dev.weir.engine.operator;

import dev.weir.batch.Batch;
import dev.weir.type.RowType;
import java.util.function.Consumer;

/**
 * Puts rows together in the task that sends them. One thread makes all calls. What it holds it
 * gives away before a snapshot, so it has no state to save.
 */
public interface Combiner {
  /** The columns that are sent: those of the rows, and more behind them. */
  RowType schema();

  /** Takes rows, and sends what it can't or need not hold. */
  void process(Batch batch, Consumer<Batch> target);

  /** The watermark of the rows rose: sends all for which others may wait. */
  void watermark(long millis, Consumer<Batch> target);

  /** Sends all that it holds. */
  void drain(Consumer<Batch> target);

  /** From here on the time of others may be ahead of these rows. */
  void fallBehind();
}
