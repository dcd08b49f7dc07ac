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
  private static final long NANOS_PER_STEP = 1_000;

  /** Steps of a microsecond up to ten seconds; the last stands for all beyond. */
  private final long[] counts = new long[10_000_001];

  private final Pace pace;
  private final long firstCounted;
  private final long[] next;
  private long total;
  private long largest;

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
  }

  @Override
  public void advanced(long watermark) {}

  private void shown(int key, long newest, long now) {
    long event = next[key];
    for (; event <= newest; event += next.length) {
      if (event >= firstCounted) {
        count(now - pace.intended(event));
      }
    }
    next[key] = event;
  }

  private void count(long nanos) {
    long step = Math.clamp(nanos / NANOS_PER_STEP, 0L, counts.length - 1L);
    counts[(int) step]++;
    total++;
    largest = Math.max(largest, nanos);
  }

  /** How many events were shown after the warm-up. */
  long total() {
    return total;
  }

  double largestMillis() {
    return largest / 1e6;
  }

  /** The time that this part of all events stayed below. */
  double millisOf(double part) {
    long wanted = (long) Math.ceil(part * total);
    long seen = 0;
    for (int step = 0; step < counts.length; step++) {
      seen += counts[step];
      if (seen >= wanted) {
        return (step + 1) * NANOS_PER_STEP / 1e6;
      }
    }
    throw new IllegalArgumentException("part " + part);
  }

  /** The cells of a table: p50, p99, p99.9 and the largest, in milliseconds. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %.2f | %.2f",
        millisOf(0.5),
        millisOf(0.99),
        millisOf(0.999),
        largestMillis());
  }
}
