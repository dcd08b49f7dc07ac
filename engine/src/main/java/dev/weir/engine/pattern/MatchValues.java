package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.engine.state.RowStore;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;
import dev.weir.plan.PatternValue;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out the values that measures ask of a match, row after row: {@link #begin}, then {@link
 * #nextRow} for each row of the match, and {@link #write} wherever a row of output stands.
 */
final class MatchValues {
  private static final int NO_ROW = -1;

  private final RowStore store;
  private final int[] variableOf;
  private final byte[][] names;
  private final Value[] values;

  /**
   * Whether all values are those of the first or last rows of variables in the whole match, which
   * are found on one way through it.
   */
  private final boolean endsDecide;

  /** The first and the last row of each variable in the match at hand. */
  private final int[] firstOf;

  private final int[] lastOf;

  /** The match: the states of its rows, the first of which has this number. */
  private PartitionState partition = new PartitionState(0);

  private int[] states = {};
  private long first;
  private int length;

  /** How many rows of the match were passed. */
  private int passed;

  MatchValues(MatchAggregate.Setting setting) {
    this.store = setting.store();
    this.variableOf = setting.plan().automaton().variables();
    this.names = setting.plan().names();
    this.values =
        setting.plan().node().result().values().stream()
            .map(value -> new Value(value, setting))
            .toArray(Value[]::new);
    this.endsDecide =
        setting.plan().node().result().rows() == MatchRows.ONE
            && setting.plan().node().result().values().stream().allMatch(MatchValues::isEnd);
    this.firstOf = new int[names.length];
    this.lastOf = new int[names.length];
  }

  private static boolean isEnd(PatternValue value) {
    return switch (value) {
      case PatternValue.OfRow row ->
          row.whole() && row.offset() == 0 && row.column() != PatternValue.OfRow.CLASSIFIER;
      case PatternValue.Aggregated _ -> false;
      case PatternValue.MatchNumber _ -> true;
    };
  }

  /** The columns that values are written to. */
  static RowType schema(MatchRecognize node) {
    List<Field> fields = new ArrayList<>();
    for (PatternValue value : node.result().values()) {
      fields.add(new Field("v" + fields.size(), value.type().withNullable(true)));
    }
    return RowType.of(fields);
  }

  /** A value, and what is kept of it while the rows of a match go by. */
  private static final class Value {
    final PatternValue value;
    final @Nullable MatchAggregate aggregate;
    final long variables;
    int[] rows = new int[16];
    int count;

    Value(PatternValue value, MatchAggregate.Setting setting) {
      this.value = value;
      switch (value) {
        case PatternValue.OfRow row -> {
          this.variables = History.bits(row.variables());
          this.aggregate = null;
        }
        case PatternValue.Aggregated aggregated -> {
          this.variables = History.bits(aggregated.variables());
          this.aggregate = new MatchAggregate(aggregated, setting);
          aggregate.reserve(1);
        }
        case PatternValue.MatchNumber _ -> {
          this.variables = 0;
          this.aggregate = null;
        }
      }
    }

    boolean whole() {
      return switch (value) {
        case PatternValue.OfRow row -> row.whole();
        case PatternValue.Aggregated aggregated -> aggregated.whole();
        case PatternValue.MatchNumber _ -> true;
      };
    }

    void add(int row) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
      }
      rows[count++] = row;
    }
  }

  /** Looks at the store anew, after rows were added or removed. */
  void refresh() {
    for (Value value : values) {
      if (value.aggregate != null) {
        value.aggregate.refresh();
      }
    }
  }

  /** Takes up a match; null if it has no rows. */
  void begin(PartitionState of, @Nullable Path match) {
    partition = of;
    length = match == null ? 0 : match.length();
    first = match == null ? 0 : match.first.row;
    passed = 0;
    if (endsDecide) {
      findEnds(match);
      return;
    }
    if (states.length < length) {
      states = new int[Math.max(length, 2 * states.length)];
    }
    for (Path path = match; path != null; path = path.previous) {
      states[(int) (path.row - first)] = path.state;
    }
    for (Value value : values) {
      value.count = 0;
      if (value.aggregate != null) {
        value.aggregate.clear(0);
      }
      for (int row = 0; value.whole() && row < length; row++) {
        add(value, row);
      }
      flush(value);
    }
  }

  /** Finds the first and the last row of each variable, and with them all values. */
  private void findEnds(@Nullable Path match) {
    Arrays.fill(lastOf, NO_ROW);
    Arrays.fill(firstOf, Integer.MAX_VALUE);
    for (Path path = match; path != null; path = path.previous) {
      int row = (int) (path.row - first);
      int variable = variableOf[path.state];
      firstOf[variable] = row;
      lastOf[variable] = Math.max(lastOf[variable], row);
    }
    for (Value value : values) {
      if (value.value instanceof PatternValue.OfRow of) {
        value.count = 0;
        int row = of.fromFirst() ? firstOf(value.variables) : lastOf(value.variables);
        if (row != NO_ROW) {
          value.add(row);
        }
      }
    }
  }

  private int firstOf(long variables) {
    int row = Integer.MAX_VALUE;
    for (int variable = 0; variable < firstOf.length; variable++) {
      row = (variables >>> variable & 1) == 0 ? row : Math.min(row, firstOf[variable]);
    }
    return row == Integer.MAX_VALUE ? NO_ROW : row;
  }

  private int lastOf(long variables) {
    int row = NO_ROW;
    for (int variable = 0; variable < lastOf.length; variable++) {
      row = (variables >>> variable & 1) == 0 ? row : Math.max(row, lastOf[variable]);
    }
    return row;
  }

  int length() {
    return length;
  }

  int state(int row) {
    return states[row];
  }

  /** Passes on to the next row of the match. */
  void nextRow() {
    for (Value value : values) {
      if (!value.whole()) {
        add(value, passed);
        flush(value);
      }
    }
    passed++;
  }

  private void add(Value value, int row) {
    int variable = variableOf[states[row]];
    if ((value.variables >>> variable & 1) != 0) {
      if (value.aggregate == null) {
        value.add(row);
      } else {
        value.aggregate.add(
            new MatchAggregate.Joining(partition.slot(first + row), variable, partition.matches),
            0);
      }
    }
  }

  private static void flush(Value value) {
    if (value.aggregate != null) {
      value.aggregate.flush();
    }
  }

  /** Writes all values, as of the row passed last, to a row of the columns. */
  void write(Batch target, int at) {
    for (int i = 0; i < values.length; i++) {
      Column column = target.column(i);
      Value value = values[i];
      switch (value.value) {
        case PatternValue.OfRow row -> writeRow(row, value, column, at);
        case PatternValue.Aggregated _ -> writeAggregate(value, column, at);
        case PatternValue.MatchNumber _ -> target.longs(i).values[at] = partition.matches;
      }
    }
  }

  private static void writeAggregate(Value value, Column column, int at) {
    if (value.aggregate == null) {
      throw new IllegalStateException("no aggregate: " + value.value);
    }
    value.aggregate.result(0, column, at);
  }

  private void writeRow(PatternValue.OfRow row, Value value, Column column, int at) {
    int place = row.fromFirst() ? row.offset() : value.count - 1 - row.offset();
    int found = place >= 0 && place < value.count ? value.rows[place] : NO_ROW;
    if (found == NO_ROW) {
      column.nulls().set(at);
    } else if (row.column() == PatternValue.OfRow.CLASSIFIER) {
      classify(found + row.shift(), row.whole() ? length : passed, (BytesColumn) column, at);
    } else if (partition.keeps(first + found + row.shift())) {
      int slot = partition.slot(first + found + row.shift());
      column.copy(store.column(row.column()), slot, at);
    } else {
      column.nulls().set(at);
    }
  }

  private void classify(int row, int limit, BytesColumn column, int at) {
    if (row < 0 || row >= limit) {
      column.nulls().set(at);
      return;
    }
    byte[] name = names[variableOf[states[row]]];
    column.append(at, name, 0, name.length);
  }
}
