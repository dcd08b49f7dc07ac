package dev.weir.engine;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;

/** Keeps the rows of longs that a job gives, as text: {@code +I 1 2}. */
final class Rows implements RowReceiver {
  private final List<String> all = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public synchronized void rows(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      all.add(text(batch, i));
    }
  }

  @Override
  public void end() {
    ended.countDown();
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  synchronized List<String> all() {
    return List.copyOf(all);
  }

  /** A row of longs, NULL as {@code null}, with its kind before it. */
  static String text(Batch batch, int row) {
    StringJoiner text = new StringJoiner(" ", RowKind.text(batch.kind(row)) + " ", "");
    for (int i = 0; i < batch.columnCount(); i++) {
      text.add(batch.column(i).isNull(row) ? "null" : batch.longs(i).values[row] + "");
    }
    return text.toString();
  }
}
