package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.grouped.CountedValues;
import dev.weir.engine.grouped.EntryHeaps;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import java.util.Arrays;
import java.util.List;

/**
 * The smallest or largest value of rows that may be retracted: all values are kept. When the best
 * one goes, the next is looked for among the rest once somebody asks, so at most once a batch. A
 * group that has to look through many values gets a heap of them, and keeps it.
 */
final class CountedExtreme implements Accumulator {
  private static final int NONE = -1;
  private static final int UNKNOWN = -2;

  /** The most values that are looked through. */
  private static final int MOST_SCANNED = 16;

  private final boolean largest;
  private final CountedValues values;
  private final EntryHeaps heaps = new EntryHeaps(this::isBetter);

  /** The entry of the best value of each group. */
  private int[] best = {};

  CountedExtreme(SqlType type, boolean largest) {
    this.largest = largest;
    this.values = new CountedValues(List.of(type));
  }

  /** The values, to be read at {@link #best}. */
  Column values() {
    return values.values(0);
  }

  /** Where the group's value is; it has one. */
  int best(int group) {
    if (best[group] == UNKNOWN) {
      best[group] = heaps.has(group) ? heaps.top(group) : scan(group);
    }
    assert best[group] >= 0 : group;
    return best[group];
  }

  private int scan(int group) {
    int found = values.first(group);
    int scanned = 0;
    for (int entry = found; entry != NONE; entry = values.next(entry)) {
      scanned++;
      found = isBetter(entry, found) ? entry : found;
    }
    if (scanned > MOST_SCANNED) {
      for (int entry = values.first(group); entry != NONE; entry = values.next(entry)) {
        heaps.add(group, entry);
      }
    }
    return found;
  }

  private boolean isBetter(int entry, int other) {
    int order = ColumnComparison.compare(values(), entry, values(), other);
    return largest ? order > 0 : order < 0;
  }

  @Override
  public void reserve(int bound) {
    values.reserve(bound);
    heaps.reserve(bound);
    int old = best.length;
    if (bound > old) {
      best = Arrays.copyOf(best, Math.max(bound, 2 * old));
      Arrays.fill(best, old, best.length, NONE);
    }
  }

  @Override
  public void clear(int group) {
    values.clear(group);
    heaps.clear(group);
    best[group] = NONE;
  }

  @Override
  public void clearAll() {
    values.clearAll();
    heaps.clearAll();
    Arrays.fill(best, NONE);
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    offerAll(values.add(batch, arguments, rows));
  }

  private void offerAll(Selection changed) {
    for (int i = 0; i < changed.count; i++) {
      int group = changed.groups[i];
      int entry = values.changedEntry(i);
      if (heaps.has(group)) {
        heaps.add(group, entry);
      }
      if (best[group] == NONE || best[group] != UNKNOWN && isBetter(entry, best[group])) {
        best[group] = entry;
      }
    }
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    Selection changed = values.retract(batch, arguments, rows);
    for (int i = 0; i < changed.count; i++) {
      int group = changed.groups[i];
      int entry = values.changedEntry(i);
      if (heaps.has(group)) {
        heaps.remove(group, entry);
      }
      if (best[group] == entry) {
        best[group] = UNKNOWN;
      }
    }
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    int[] sources = Arrays.copyOf(from, count);
    values.merge(((CountedExtreme) other).values, sources, into, (batch, rows) -> offerAll(rows));
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    values.write(out, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    values.read(in, groups);
    for (int i = 0; i < count; i++) {
      if (groups[i] >= 0) {
        best[groups[i]] = UNKNOWN;
      }
    }
  }
}
