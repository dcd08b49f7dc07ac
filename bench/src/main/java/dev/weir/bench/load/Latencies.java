package dev.weir.bench.load;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.View;
import java.util.Locale;

/**
 * The time from the instant for which each event was meant to the one when a view showed it. The
 * view's first two columns are a key and its newest event; with that event all before it of the
 * same key are shown, and each of them counts. Used by one thread until the job is over.
 */
final class Latencies implements View.Listener {
  private final Histogram histogram = new Histogram();
  private final Pace pace;
  private final long firstCounted;
  private final long[] next;
  private long shown;
  private volatile long leastWaiting = Long.MAX_VALUE;

  /** Events before {@code firstCounted} are the warm-up. */
  Latencies(Pace pace, long firstCounted) {
    this.pace = pace;
    this.firstCounted = firstCounted;
    this.next = new long[pace.keys()];
    for (int key = 0; key < next.length; key++) {
      next[key] = key;
    }
  }

  @Override
  public void present(Batch rows) {
    changed(rows);
  }

  @Override
  public void changed(Batch rows) {
    long now = System.nanoTime();
    for (int row = 0; row < rows.size(); row++) {
      if (!RowKind.retracts(rows.kind(row))) {
        shown((int) rows.longs(0).values[row], rows.longs(1).values[row], now);
      }
    }
    long due = pace.due(now);
    if (due >= firstCounted) {
      leastWaiting = Math.min(leastWaiting, due - shown);
    }
  }

  @Override
  public void advanced(long watermark) {}

  private void shown(int key, long newest, long now) {
    long event = next[key];
    for (; event <= newest; event += next.length) {
      shown++;
      if (event >= firstCounted) {
        histogram.count(now - pace.intended(event));
      }
    }
    next[key] = event;
  }

  /** How many events were shown after the warm-up. */
  long total() {
    return histogram.total();
  }

  /**
   * How many events were due and not shown when it was fewest, after the warm-up; any thread may
   * ask.
   */
  long leastWaiting() {
    return leastWaiting;
  }

  /** The cells of a table: p50, p99, p99.9 and the largest, in milliseconds. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %.2f | %.2f",
        histogram.millisOf(0.5),
        histogram.millisOf(0.99),
        histogram.millisOf(0.999),
        histogram.largestMillis());
  }
}
