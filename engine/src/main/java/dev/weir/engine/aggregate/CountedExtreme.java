package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import java.util.Arrays;
import java.util.List;

/**
 * The smallest or largest value of rows that may be retracted: all values are kept. When the best
 * one goes, the next is looked for among the rest once somebody asks, so at most once a batch.
 */
final class CountedExtreme implements Accumulator {
  private static final int NONE = -1;
  private static final int UNKNOWN = -2;

  private final boolean largest;
  private final CountedValues values;

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
      best[group] = NONE;
      for (int entry = values.first(group); entry != NONE; entry = values.next(entry)) {
        offer(group, entry);
      }
    }
    assert best[group] >= 0 : group;
    return best[group];
  }

  private void offer(int group, int entry) {
    if (best[group] != NONE) {
      int order = ColumnComparison.compare(values(), entry, values(), best[group]);
      if (largest ? order <= 0 : order >= 0) {
        return;
      }
    }
    best[group] = entry;
  }

  @Override
  public void reserve(int bound) {
    values.reserve(bound);
    int old = best.length;
    if (bound > old) {
      best = Arrays.copyOf(best, Math.max(bound, 2 * old));
      Arrays.fill(best, old, best.length, NONE);
    }
  }

  @Override
  public void clear(int group) {
    values.clear(group);
    best[group] = NONE;
  }

  @Override
  public void clearAll() {
    values.clearAll();
    Arrays.fill(best, NONE);
  }

  @Override
  public void add(Batch batch, int argument, Selection rows) {
    offerAll(values.add(batch, new int[] {argument}, rows));
  }

  private void offerAll(Selection changed) {
    for (int i = 0; i < changed.count; i++) {
      int group = changed.groups[i];
      if (best[group] != UNKNOWN) {
        offer(group, values.changedEntry(i));
      }
    }
  }

  @Override
  public void retract(Batch batch, int argument, Selection rows) {
    Selection changed = values.retract(batch, new int[] {argument}, rows);
    for (int i = 0; i < changed.count; i++) {
      int group = changed.groups[i];
      if (best[group] == values.changedEntry(i)) {
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
