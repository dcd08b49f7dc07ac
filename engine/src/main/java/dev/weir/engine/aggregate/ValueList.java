package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.engine.grouped.RowLists;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.type.SqlType;
import java.util.List;

/**
 * All argument values in the order in which they came. A retraction takes off the oldest of the
 * values that equal it.
 */
final class ValueList implements Accumulator {
  final RowLists lists;

  ValueList(List<SqlType> types, boolean retracts) {
    this.lists = new RowLists(types, retracts);
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public void reserve(int bound) {
    lists.reserve(bound);
  }

  @Override
  public void clear(int group) {
    lists.clear(group);
  }

  @Override
  public void clearAll() {
    lists.clearAll();
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    lists.append(batch, arguments, rows);
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    lists.removeOldest(batch, arguments, rows);
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    lists.merge(((ValueList) other).lists, from, into, count);
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    lists.write(out, groups, count);
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    lists.read(in, groups);
  }
}
