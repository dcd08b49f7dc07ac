package dev.weir.engine.task;

import dev.weir.batch.Batch;
import dev.weir.engine.exchange.Inlet;
import dev.weir.engine.operator.Output;
import java.util.List;

/** Hands what a node gives to each of its uses, one after the other. */
final class Outlet implements Output {
  private final Inlet[] inlets;

  Outlet(List<Inlet> inlets) {
    this.inlets = inlets.toArray(Inlet[]::new);
  }

  @Override
  public void emit(Batch batch) {
    if (batch.size() == 0) {
      return;
    }
    for (Inlet inlet : inlets) {
      inlet.rows(batch);
    }
  }

  @Override
  public void watermark(long millis) {
    for (Inlet inlet : inlets) {
      inlet.watermark(millis);
    }
  }

  @Override
  public void idle(boolean now) {
    for (Inlet inlet : inlets) {
      inlet.idle(now);
    }
  }

  void flush() {
    for (Inlet inlet : inlets) {
      inlet.flush();
    }
  }

  void barrier() {
    for (Inlet inlet : inlets) {
      inlet.barrier();
    }
  }

  void end() {
    for (Inlet inlet : inlets) {
      inlet.end();
    }
  }

  /** Whether any use still wants rows; the end of a plan always does. */
  boolean wanted() {
    for (Inlet inlet : inlets) {
      if (inlet.wanted()) {
        return true;
      }
    }
    return inlets.length == 0;
  }
}
