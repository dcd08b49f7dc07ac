package dev.weir.engine.grouped;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct values of each group and how often each is there: one hash table over group and
 * value, and a chain through the values of each group.
 */
public final class CountedValues {
  private static final int NONE = -1;

  /** Rows are replayed from one instance to another in pieces of this size. */
  private static final int PIECE = 1024;

  private final List<SqlType> types;
  private final int[] entryColumns;
  private final KeyTable entries;
  private final Selection found = new Selection();
  private final Selection changed = new Selection();
  private int[] changedEntries = {};
  private LongColumn groupColumn = new LongColumn(0);
  private long[] hashes = {};

  /** Indexed by entry. */
  private long[] counts = {};

  private int[] next = {};
  private int[] previous = {};

  /** The first entry of each group. */
  private int[] heads = {};

  /** The types are those of the arguments, of which there is at least one. */
  public CountedValues(List<SqlType> types) {
    this.types = List.copyOf(types);
    List<SqlType> entryTypes = new ArrayList<>();
    entryTypes.add(Types.BIGINT);
    entryTypes.addAll(types);
    this.entries = new KeyTable(entryTypes);
    this.entryColumns = new int[entryTypes.size()];
    Arrays.setAll(entryColumns, i -> i);
  }

  public void reserve(int bound) {
    int old = heads.length;
    if (bound > old) {
      heads = Arrays.copyOf(heads, Math.max(bound, 2 * old));
      Arrays.fill(heads, old, heads.length, NONE);
    }
  }

  public void clear(int group) {
    for (int entry = heads[group]; entry != NONE; ) {
      int following = next[entry];
      counts[entry] = 0;
      entries.remove(entry);
      entry = following;
    }
    heads[group] = NONE;
  }

  public void clearAll() {
    entries.clear();
    Arrays.fill(counts, 0);
    Arrays.fill(heads, NONE);
  }

  /** The first entry of the group, or -1. */
  public int first(int group) {
    return heads[group];
  }

  /** The entry after another of the same group, or -1. */
  public int next(int entry) {
    return next[entry];
  }

  /** How often the entry's value is there. */
  public long count(int entry) {
    return counts[entry];
  }

  /** An argument's column, indexed by entry. */
  public Column values(int argument) {
    return entries.column(1 + argument);
  }

  /** Adds the selected rows; returns those whose value was not there before. */
  public Selection add(Batch batch, int[] arguments, Selection rows) {
    find(batch, arguments, rows);
    reserveChanged(rows.count);
    for (int i = 0; i < rows.count; i++) {
      if (counts[found.groups[i]]++ == 0) {
        link(found.groups[i], rows.groups[i]);
        changedEntries[changed.count] = found.groups[i];
        changed.add(rows.rows[i], rows.groups[i]);
      }
    }
    return changed;
  }

  /** Takes the selected rows off; returns those whose value is not there any more. */
  public Selection retract(Batch batch, int[] arguments, Selection rows) {
    find(batch, arguments, rows);
    reserveChanged(rows.count);
    for (int i = 0; i < rows.count; i++) {
      int entry = found.groups[i];
      if (counts[entry] > 0 && --counts[entry] == 0) {
        unlink(entry, rows.groups[i]);
        changedEntries[changed.count] = entry;
        changed.add(rows.rows[i], rows.groups[i]);
      }
    }
    // Not before, as several rows may have found the same entry.
    for (int i = 0; i < rows.count; i++) {
      int entry = found.groups[i];
      if (entries.contains(entry) && counts[entry] == 0) {
        entries.remove(entry);
      }
    }
    return changed;
  }

  /** The entry of the i-th row that the last change returned; gone if that was a retraction. */
  public int changedEntry(int i) {
    return changedEntries[i];
  }

  private void reserveChanged(int capacity) {
    changed.reserve(capacity);
    if (changedEntries.length < capacity) {
      changedEntries = new int[capacity];
    }
  }

  /** What is told of values that a merge brought. */
  public interface Newcomers {
    /** Rows of a batch whose columns are the group and the arguments. */
    void added(Batch batch, Selection rows);
  }

  /** Adds to the groups {@code into} the values that {@code other} has for {@code from}. */
  public void merge(CountedValues other, int[] from, int[] into, Newcomers newcomers) {
    Batch piece = piece();
    long[] pieceCounts = new long[PIECE];
    for (int i = 0; i < from.length; i++) {
      for (int entry = other.heads[from[i]]; entry != NONE; entry = other.next[entry]) {
        int row = piece.size();
        piece.longs(0).set(row, into[i]);
        for (int a = 0; a < types.size(); a++) {
          piece.column(1 + a).copy(other.values(a), entry, row);
        }
        pieceCounts[row] = other.counts[entry];
        piece.setSize(row + 1);
        if (piece.isFull()) {
          replay(piece, pieceCounts, newcomers);
        }
      }
    }
    replay(piece, pieceCounts, newcomers);
  }

  private Batch piece() {
    Column[] columns = new Column[entryColumns.length];
    columns[0] = new LongColumn(PIECE);
    for (int i = 1; i < columns.length; i++) {
      columns[i] = Column.of(types.get(i - 1), PIECE);
    }
    return new Batch(columns, PIECE, null);
  }

  private void replay(Batch piece, long[] pieceCounts, Newcomers newcomers) {
    int size = piece.size();
    found.all(size);
    hashes = hashes.length < size ? new long[size] : hashes;
    KeyHash.hash(piece, entryColumns, hashes);
    entries.lookup(piece, entryColumns, hashes, found);
    reserveEntries();
    reserveChanged(size);
    for (int i = 0; i < size; i++) {
      int group = (int) piece.longs(0).values[i];
      if (counts[found.groups[i]] == 0) {
        link(found.groups[i], group);
        changedEntries[changed.count] = found.groups[i];
        changed.add(i, group);
      }
      counts[found.groups[i]] += pieceCounts[i];
    }
    newcomers.added(piece, changed);
    piece.clear();
  }

  /** Leaves in {@code found} the entry of each row; that of a new value has count 0. */
  private void find(Batch batch, int[] arguments, Selection rows) {
    int size = batch.size();
    if (groupColumn.capacity() < size) {
      groupColumn = new LongColumn(size);
      hashes = new long[size];
    }
    for (int i = 0; i < rows.count; i++) {
      groupColumn.values[rows.rows[i]] = rows.groups[i];
    }
    Column[] columns = new Column[entryColumns.length];
    columns[0] = groupColumn;
    for (int i = 1; i < columns.length; i++) {
      columns[i] = batch.column(arguments[i - 1]);
    }
    Batch view = new Batch(columns, batch.capacity(), null);
    view.setSize(size);
    hashes = hashes.length < size ? new long[size] : hashes;
    KeyHash.hash(view, entryColumns, hashes);
    found.reserve(rows.count);
    System.arraycopy(rows.rows, 0, found.rows, 0, rows.count);
    found.count = rows.count;
    entries.lookup(view, entryColumns, hashes, found);
    reserveEntries();
  }

  private void reserveEntries() {
    if (entries.bound() > counts.length) {
      int capacity = Math.max(entries.bound(), 2 * counts.length);
      counts = Arrays.copyOf(counts, capacity);
      next = Arrays.copyOf(next, capacity);
      previous = Arrays.copyOf(previous, capacity);
    }
  }

  private void link(int entry, int group) {
    int head = heads[group];
    next[entry] = head;
    previous[entry] = NONE;
    if (head != NONE) {
      previous[head] = entry;
    }
    heads[group] = entry;
  }

  private void unlink(int entry, int group) {
    if (previous[entry] == NONE) {
      heads[group] = next[entry];
    } else {
      next[previous[entry]] = next[entry];
    }
    if (next[entry] != NONE) {
      previous[next[entry]] = previous[entry];
    }
  }

  /** Writes the values of the groups; a group goes by its place among them. */
  public void write(StateWriter out, int[] groups, int count) {
    int[] slots = entries.groups();
    int[] places = new int[heads.length];
    Arrays.fill(places, NONE);
    for (int i = 0; i < count; i++) {
      places[groups[i]] = i;
    }
    LongColumn owner = new LongColumn(entries.bound());
    LongColumn amount = new LongColumn(entries.bound());
    int kept = 0;
    for (int entry : slots) {
      int place = places[(int) ((LongColumn) entries.column(0)).values[entry]];
      owner.set(entry, place);
      amount.set(entry, counts[entry]);
      if (place != NONE) {
        slots[kept++] = entry;
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(owner);
    for (int i = 0; i < types.size(); i++) {
      columns.add(values(i));
    }
    columns.add(amount);
    stateRows().write(out, columns, slots, kept);
  }

  private StateRows stateRows() {
    List<SqlType> rowTypes = new ArrayList<>();
    rowTypes.add(Types.BIGINT);
    rowTypes.addAll(types);
    rowTypes.add(Types.BIGINT);
    return new StateRows(rowTypes);
  }

  /** Reads what was written, for the groups now at those places; -1 where not wanted. */
  public void read(StateReader in, int[] groups) {
    stateRows().read(in, (rows, start) -> readRows(rows, groups));
  }

  private void readRows(Batch rows, int[] groups) {
    LongColumn amount = rows.longs(rows.columnCount() - 1);
    for (int i = 0; i < rows.size(); i++) {
      rows.longs(0).values[i] = groups[(int) rows.longs(0).values[i]];
    }
    hashes = hashes.length < rows.size() ? new long[rows.size()] : hashes;
    KeyHash.hash(rows, entryColumns, hashes);
    for (int i = 0; i < rows.size(); i++) {
      int group = (int) rows.longs(0).values[i];
      if (group >= 0) {
        int entry = entries.lookup(rows, entryColumns, i, hashes[i]);
        reserveEntries();
        counts[entry] = amount.values[i];
        link(entry, group);
      }
    }
  }
}
