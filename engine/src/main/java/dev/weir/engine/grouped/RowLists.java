package dev.weir.engine.grouped;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of rows for each group, in the order in which they came. Where rows are taken out again,
 * equal rows of a group are stored once and chained by age, so that the oldest of them is found at
 * once.
 */
public final class RowLists {
  private static final int NONE = -1;

  /** Rows move from one instance to another in pieces of this size. */
  private static final int PIECE = 1024;

  private final List<SqlType> types;

  /** The rows, each once for a place in a list; unused if rows are taken out. */
  private final RowStore store;

  /** The distinct rows of each group, behind the group, if rows are taken out. */
  private final @Nullable KeyTable distinct;

  private final ListNodes nodes = new ListNodes();
  private final int[] entryColumns;
  private final int[] rowColumns;
  private final Selection found = new Selection();
  private LongColumn groupColumn = new LongColumn(0);
  private long[] hashes = {};

  /** The first and the last node of each group. */
  private int[] heads = {};

  private int[] tails = {};

  /** The oldest and the newest node of each distinct row. */
  private int[] oldest = {};

  private int[] newest = {};

  public RowLists(List<SqlType> types, boolean removable) {
    this.types = List.copyOf(types);
    List<SqlType> entryTypes = new ArrayList<>();
    entryTypes.add(Types.BIGINT);
    entryTypes.addAll(types);
    this.store = new RowStore(types);
    this.distinct = removable ? new KeyTable(entryTypes) : null;
    this.entryColumns = new int[entryTypes.size()];
    Arrays.setAll(entryColumns, i -> i);
    this.rowColumns = new int[types.size()];
    Arrays.setAll(rowColumns, i -> i + 1);
  }

  /** Makes room for groups below the bound; new ones have no rows. */
  public void reserve(int bound) {
    int old = heads.length;
    if (bound > old) {
      heads = Arrays.copyOf(heads, Math.max(bound, 2 * old));
      tails = Arrays.copyOf(tails, heads.length);
      Arrays.fill(heads, old, heads.length, NONE);
    }
  }

  /** The first node of the group, or -1. */
  public int first(int group) {
    return heads[group];
  }

  /** The last node of the group, or -1. */
  public int last(int group) {
    return heads[group] == NONE ? NONE : tails[group];
  }

  /** The node after another of the same group, or -1. */
  public int next(int node) {
    return nodes.next[node];
  }

  /** Where the node's row is in the columns. */
  public int row(int node) {
    return nodes.row[node];
  }

  /** A column of the rows, to be read at {@link #row}. */
  public Column values(int column) {
    return distinct == null ? store.column(column) : distinct.column(1 + column);
  }

  public void clear(int group) {
    for (int node = heads[group]; node != NONE; ) {
      int following = nodes.next[node];
      int row = nodes.row[node];
      if (distinct == null) {
        store.remove(row);
      } else if (oldest[row] != NONE) {
        oldest[row] = NONE;
        distinct.remove(row);
      }
      nodes.free(node);
      node = following;
    }
    heads[group] = NONE;
  }

  public void clearAll() {
    store.clear();
    if (distinct != null) {
      distinct.clear();
    }
    nodes.clear();
    Arrays.fill(heads, NONE);
    Arrays.fill(oldest, NONE);
  }

  /** Adds the selected rows at the ends of their groups' lists. */
  public void append(Batch batch, int[] columns, Selection rows) {
    if (distinct == null) {
      for (int i = 0; i < rows.count; i++) {
        link(rows.groups[i], store.add(batch, columns, rows.rows[i]));
      }
      return;
    }
    find(distinct, batch, columns, rows);
    for (int i = 0; i < rows.count; i++) {
      int entry = found.groups[i];
      int node = link(rows.groups[i], entry);
      if (oldest[entry] == NONE) {
        oldest[entry] = node;
      } else {
        nodes.nextEqual[newest[entry]] = node;
      }
      newest[entry] = node;
    }
  }

  /** Takes the oldest row that equals each selected one out of its group's list. */
  public void removeOldest(Batch batch, int[] columns, Selection rows) {
    KeyTable entries = distinct;
    if (entries == null) {
      throw new IllegalStateException("made for rows that are not taken out");
    }
    find(entries, batch, columns, rows);
    for (int i = 0; i < rows.count; i++) {
      int entry = found.groups[i];
      int node = oldest[entry];
      if (node != NONE) {
        oldest[entry] = nodes.nextEqual[node];
        unlink(rows.groups[i], node);
      }
    }
    for (int i = 0; i < rows.count; i++) {
      int entry = found.groups[i];
      if (entries.contains(entry) && oldest[entry] == NONE) {
        entries.remove(entry);
      }
    }
  }

  private int link(int group, int row) {
    int node = nodes.add(row);
    if (heads[group] == NONE) {
      heads[group] = node;
    } else {
      nodes.next[tails[group]] = node;
      nodes.previous[node] = tails[group];
    }
    tails[group] = node;
    return node;
  }

  private void unlink(int group, int node) {
    int before = nodes.previous[node];
    int after = nodes.next[node];
    if (before == NONE) {
      heads[group] = after;
    } else {
      nodes.next[before] = after;
    }
    if (after == NONE) {
      tails[group] = before;
    } else {
      nodes.previous[after] = before;
    }
    nodes.free(node);
  }

  /** Leaves in {@code found} the entry of each row. */
  private void find(KeyTable entries, Batch batch, int[] columns, Selection rows) {
    int size = batch.size();
    if (groupColumn.capacity() < size) {
      groupColumn = new LongColumn(size);
      hashes = new long[size];
    }
    for (int i = 0; i < rows.count; i++) {
      groupColumn.values[rows.rows[i]] = rows.groups[i];
    }
    Column[] viewed = new Column[entryColumns.length];
    viewed[0] = groupColumn;
    for (int i = 1; i < viewed.length; i++) {
      viewed[i] = batch.column(columns[i - 1]);
    }
    Batch view = new Batch(viewed, batch.capacity(), null);
    view.setSize(size);
    KeyHash.hash(view, entryColumns, hashes);
    found.reserve(rows.count);
    System.arraycopy(rows.rows, 0, found.rows, 0, rows.count);
    found.count = rows.count;
    entries.lookup(view, entryColumns, hashes, found);
    int known = oldest.length;
    if (entries.bound() > known) {
      oldest = Arrays.copyOf(oldest, Math.max(entries.bound(), 2 * known));
      newest = Arrays.copyOf(newest, oldest.length);
      Arrays.fill(oldest, known, oldest.length, NONE);
    }
  }

  /** Appends to the groups {@code into} the rows that {@code other} has for {@code from}. */
  public void merge(RowLists other, int[] from, int[] into, int count) {
    Batch piece = piece();
    Selection rows = new Selection();
    rows.reserve(PIECE);
    for (int i = 0; i < count; i++) {
      for (int node = other.first(from[i]); node != NONE; node = other.next(node)) {
        int row = piece.size();
        for (int c = 0; c < types.size(); c++) {
          piece.column(1 + c).copy(other.values(c), other.row(node), row);
        }
        rows.add(row, into[i]);
        piece.setSize(row + 1);
        if (piece.isFull()) {
          append(piece, rowColumns, rows);
          piece.clear();
          rows.count = 0;
        }
      }
    }
    append(piece, rowColumns, rows);
  }

  private Batch piece() {
    Column[] columns = new Column[entryColumns.length];
    columns[0] = new LongColumn(PIECE);
    for (int i = 1; i < columns.length; i++) {
      columns[i] = Column.of(types.get(i - 1), PIECE);
    }
    return new Batch(columns, PIECE, null);
  }

  /** Writes the rows of the groups in order; a group goes by its place among them. */
  public void write(StateWriter out, int[] groups, int count) {
    LongColumn owner = new LongColumn(distinct == null ? store.bound() : distinct.bound());
    int[] rows = new int[nodes.size()];
    int written = 0;
    for (int place = 0; place < count; place++) {
      for (int node = first(groups[place]); node != NONE; node = next(node)) {
        owner.values[row(node)] = place;
        rows[written++] = row(node);
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(owner);
    for (int i = 0; i < types.size(); i++) {
      columns.add(values(i));
    }
    stateRows().write(out, columns, rows, written);
  }

  /** Reads what was written, for the groups now at those places; -1 where not wanted. */
  public void read(StateReader in, int[] groups) {
    Selection rows = new Selection();
    stateRows()
        .read(
            in,
            (batch, start) -> {
              rows.reserve(batch.size());
              for (int i = 0; i < batch.size(); i++) {
                int group = groups[(int) batch.longs(0).values[i]];
                if (group >= 0) {
                  rows.add(i, group);
                }
              }
              append(batch, rowColumns, rows);
            });
  }

  private StateRows stateRows() {
    List<SqlType> rowTypes = new ArrayList<>();
    rowTypes.add(Types.BIGINT);
    rowTypes.addAll(types);
    return new StateRows(rowTypes);
  }
}
