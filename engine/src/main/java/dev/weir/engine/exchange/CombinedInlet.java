package dev.weir.engine.exchange;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Combiner;

/** Puts rows together before they are dealt to tasks. */
public final class CombinedInlet implements Inlet {
  private final Combiner combiner;
  private final Inlet next;

  public CombinedInlet(Combiner combiner, Inlet next) {
    this.combiner = combiner;
    this.next = next;
  }

  @Override
  public void rows(Batch batch) {
    combiner.process(batch, next::rows);
  }

  @Override
  public void watermark(long millis) {
    combiner.watermark(millis, next::rows);
    next.watermark(millis);
  }

  @Override
  public void idle(boolean now) {
    if (now) {
      combiner.drain(next::rows);
      combiner.fallBehind();
    }
    next.idle(now);
  }

  /** What is held shows nowhere before the watermark that it waits for. */
  @Override
  public void flush() {
    next.flush();
  }

  @Override
  public void barrier() {
    combiner.drain(next::rows);
    next.barrier();
  }

  @Override
  public void end() {
    combiner.drain(next::rows);
    next.end();
  }

  @Override
  public boolean wanted() {
    return next.wanted();
  }
}
