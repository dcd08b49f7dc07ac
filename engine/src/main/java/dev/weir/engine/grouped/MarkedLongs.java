package dev.weir.engine.grouped;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.Types;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct values of each group where they are longs and never go away, each with a set of
 * marks. A look-up reads one line of memory: value, group and marks lie side by side in a table of
 * open addressing. A chain leads through the values of each group.
 */
public final class MarkedLongs {
  /** How many different marks there are. */
  public static final int MARKS = 31;

  private static final int NONE = -1;
  private static final int FIRST_CAPACITY = 16;
  private static final int GROUP_SHIFT = 32;

  /** Stands in a place whose value went with its group, until the table is made anew. */
  private static final long GONE = -1L << GROUP_SHIFT;

  /** For each place the value, then one more than the group above the marks; 0 if it is free. */
  private long[] slots = new long[2 * FIRST_CAPACITY];

  /** For each place the next one of the same group. */
  private int[] next = new int[FIRST_CAPACITY];

  /** The first place of each group. */
  private int[] heads = {};

  /** How many places are not free, and how many of them are gone. */
  private int used;

  private int gone;

  public void reserve(int bound) {
    int old = heads.length;
    if (bound > old) {
      heads = Arrays.copyOf(heads, Math.max(bound, 2 * old));
      Arrays.fill(heads, old, heads.length, NONE);
    }
  }

  public void clear(int group) {
    for (int at = heads[group]; at != NONE; at = next[at]) {
      slots[2 * at + 1] = GONE;
      gone++;
    }
    heads[group] = NONE;
  }

  public void clearAll() {
    Arrays.fill(slots, 0);
    Arrays.fill(heads, NONE);
    used = 0;
    gone = 0;
  }

  /**
   * Gives the values of the selected rows the marks of {@code marks[i]}, which may be none; leaves
   * there those that the value did not have before.
   */
  public void mark(long[] values, Selection rows, int[] marks) {
    int from = mark(slots, values, rows, marks, 0);
    while (from < rows.count) {
      insert(values[rows.rows[from]], rows.groups[from], marks[from]);
      from = mark(slots, values, rows, marks, from + 1);
    }
  }

  /** Marks the rows from a position on until a value is new; returns that position, or the end. */
  private static int mark(long[] slots, long[] values, Selection selection, int[] marks, int from) {
    int[] rows = selection.rows;
    int[] groups = selection.groups;
    int mask = slots.length - 1;
    int count = selection.count;
    for (int i = from; i < count; i++) {
      int wanted = marks[i];
      if (wanted == 0) {
        continue;
      }
      long value = values[rows[i]];
      long owner = groups[i] + 1L;
      int at = home(value, groups[i]) & mask;
      long word = slots[at + 1];
      while (word != 0 && (word >>> GROUP_SHIFT != owner || slots[at] != value)) {
        at = at + 2 & mask;
        word = slots[at + 1];
      }
      if (word == 0) {
        return i;
      }
      int fresh = wanted & ~(int) word;
      marks[i] = fresh;
      if (fresh != 0) {
        slots[at + 1] = word | fresh;
      }
    }
    return count;
  }

  /** An even number, of which the table takes the lower bits. */
  private static int home(long value, int group) {
    long x = (value + group * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 32) * 0x94D049BB133111EBL;
    return (int) (x >>> 32) << 1;
  }

  private void insert(long value, int group, int marks) {
    if (3 * (used + 1) > slots.length) {
      rebuild();
    }
    used++;
    place(value, group + 1L << GROUP_SHIFT | marks);
  }

  private void place(long value, long word) {
    int group = group(word);
    int mask = slots.length - 1;
    int at = home(value, group) & mask;
    while (slots[at + 1] != 0) {
      at = at + 2 & mask;
    }
    slots[at] = value;
    slots[at + 1] = word;
    next[at >> 1] = heads[group];
    heads[group] = at >> 1;
  }

  private static int group(long word) {
    return (int) (word >>> GROUP_SHIFT) - 1;
  }

  /** Makes the table anew, twice as long unless half of it is gone. */
  private void rebuild() {
    long[] old = slots;
    int length = 2 * gone > used ? old.length : Math.multiplyExact(2, old.length);
    slots = new long[length];
    next = new int[length / 2];
    Arrays.fill(heads, NONE);
    used -= gone;
    gone = 0;
    for (int at = 0; at < old.length; at += 2) {
      if (old[at + 1] != 0 && old[at + 1] != GONE) {
        place(old[at], old[at + 1]);
      }
    }
  }

  /** What is told of values that a merge brought. */
  @FunctionalInterface
  public interface Newcomers {
    /** Rows of a group and a value, and the marks that are new to each. */
    void marked(Batch batch, Selection rows, int[] marks);
  }

  /**
   * Gives the groups {@code into} the values and marks that {@code other}, which may be this, has
   * for {@code from}.
   */
  public void merge(MarkedLongs other, int[] from, int[] into, int count, Newcomers newcomers) {
    Selection rows = new Selection();
    for (int i = 0; i < count; i++) {
      int size = other.size(from[i]);
      if (size == 0) {
        continue;
      }
      LongColumn groups = new LongColumn(size);
      LongColumn values = new LongColumn(size);
      int[] marks = new int[size];
      rows.reserve(size);
      for (int at = other.heads[from[i]]; at != NONE; at = other.next[at]) {
        groups.values[rows.count] = into[i];
        values.values[rows.count] = other.slots[2 * at];
        marks[rows.count] = (int) other.slots[2 * at + 1];
        rows.add(rows.count, into[i]);
      }
      mark(values.values, rows, marks);
      Batch batch = new Batch(new Column[] {groups, values}, size, null);
      batch.setSize(size);
      newcomers.marked(batch, rows, marks);
    }
  }

  /** How many values the group has. */
  private int size(int group) {
    int size = 0;
    for (int at = heads[group]; at != NONE; at = next[at]) {
      size++;
    }
    return size;
  }

  /** Writes the values of the groups; a group goes by its place among them. */
  public void write(StateWriter out, int[] groups, int count) {
    int[] places = new int[used];
    int[] ats = new int[used];
    int size = 0;
    for (int place = 0; place < count; place++) {
      for (int at = heads[groups[place]]; at != NONE; at = next[at]) {
        places[size] = place;
        ats[size++] = 2 * at;
      }
    }
    int[] rows = new int[size];
    Arrays.setAll(rows, i -> i);
    stateRows()
        .write(
            out,
            (part, partSize, into) -> {
              for (int i = 0; i < partSize; i++) {
                int at = ats[part[i]];
                into.longs(0).values[i] = places[part[i]];
                into.longs(1).values[i] = slots[at];
                into.longs(2).values[i] = (int) slots[at + 1];
              }
            },
            rows,
            size);
  }

  /** Reads what was written, for the groups now at those places; -1 where not wanted. */
  public void read(StateReader in, int[] groups) {
    stateRows()
        .read(
            in,
            (rows, start) -> {
              for (int i = 0; i < rows.size(); i++) {
                int group = groups[(int) rows.longs(0).values[i]];
                if (group >= 0) {
                  insert(rows.longs(1).values[i], group, (int) rows.longs(2).values[i]);
                }
              }
            });
  }

  private static StateRows stateRows() {
    return new StateRows(List.of(Types.BIGINT, Types.BIGINT, Types.BIGINT));
  }
}
