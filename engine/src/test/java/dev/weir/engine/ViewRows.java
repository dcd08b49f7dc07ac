package dev.weir.engine;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows a view of longs and keeps what it says the present rows are. */
final class ViewRows implements View.Listener {
  private final Map<String, Integer> rows = new HashMap<>();
  private final List<String> changes = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;

  /** The rows of a view now. */
  static ViewRows of(View view) throws InterruptedException {
    ViewRows rows = new ViewRows();
    view.read(rows);
    return rows;
  }

  @Override
  public synchronized void present(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      count(Rows.text(batch, i).substring(3), 1);
    }
  }

  @Override
  public synchronized void changed(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      String text = Rows.text(batch, i);
      changes.add(text);
      count(text.substring(3), RowKind.retracts(batch.kind(i)) ? -1 : 1);
    }
  }

  private void count(String row, int by) {
    int times = rows.getOrDefault(row, 0) + by;
    if (times < 0) {
      throw new AssertionError(row + " was taken back but is not there");
    }
    rows.put(row, times);
    rows.remove(row, 0);
  }

  @Override
  public synchronized void advanced(long millis) {
    if (millis < watermark) {
      throw new AssertionError("watermark fell from " + watermark + " to " + millis);
    }
    watermark = millis;
  }

  synchronized long watermark() {
    return watermark;
  }

  synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  synchronized List<String> sorted() {
    List<String> all = new ArrayList<>();
    rows.forEach((row, times) -> {
      for (int i = 0; i < times; i++) {
        all.add(row);
      }
    });
    all.sort(null);
    return all;
  }
}
