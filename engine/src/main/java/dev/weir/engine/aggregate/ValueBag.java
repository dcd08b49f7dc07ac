package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.grouped.CountedValues;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All argument values in no order, and how often each is there. */
final class ValueBag implements Accumulator {
  final CountedValues values;

  ValueBag(List<SqlType> types) {
    this.values = new CountedValues(types);
  }

  /** The group's entries in the order of their values. */
  List<Integer> sorted(int group) {
    List<Integer> entries = new ArrayList<>();
    for (int entry = values.first(group); entry >= 0; entry = values.next(entry)) {
      entries.add(entry);
    }
    Column column = values.values(0);
    entries.sort((a, b) -> ColumnComparison.compare(column, a, column, b));
    return entries;
  }

  @Override
  public void reserve(int bound) {
    values.reserve(bound);
  }

  @Override
  public void clear(int group) {
    values.clear(group);
  }

  @Override
  public void clearAll() {
    values.clearAll();
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    values.add(batch, arguments, rows);
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    values.retract(batch, arguments, rows);
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    int[] sources = Arrays.copyOf(from, count);
    values.merge(((ValueBag) other).values, sources, into, (batch, rows) -> {});
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    values.write(out, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    values.read(in, groups);
  }
}
