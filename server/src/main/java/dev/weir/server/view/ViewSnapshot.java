package dev.weir.server.view;

import dev.weir.batch.Batch;
import dev.weir.engine.View;
import dev.weir.server.rows.StoredRows;
import dev.weir.time.Watermark;

/** All rows of a view at one instant, and the watermark then. */
public record ViewSnapshot(StoredRows rows, long watermark) {

  /** Reads a view; waits for the engine to come to the end of a step. */
  public static ViewSnapshot of(View view) throws InterruptedException {
    Copier copier = new Copier(new StoredRows(view.schema()));
    view.read(copier);
    return new ViewSnapshot(copier.rows, copier.watermark);
  }

  /** Takes what the view gives. */
  private static final class Copier implements View.Listener {
    private final StoredRows rows;
    private volatile long watermark = Watermark.NONE;

    Copier(StoredRows rows) {
      this.rows = rows;
    }

    @Override
    public void present(Batch batch) {
      rows.add(batch);
    }

    @Override
    public void changed(Batch batch) {
      throw new IllegalStateException("changes were not asked for");
    }

    @Override
    public void advanced(long newWatermark) {
      watermark = newWatermark;
    }
  }
}
