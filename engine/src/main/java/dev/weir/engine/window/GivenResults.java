package dev.weir.engine.window;

import dev.weir.batch.Column;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.state.ColumnGrowth;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.AggregateCall;
import dev.weir.type.SqlType;
import java.util.Arrays;
import java.util.List;

/**
 * Which results of a window's groups have been given. Of a group that changed since, the result as
 * it was given is kept; of all others it is what the group says.
 */
final class GivenResults {
  private static final byte NOT_GIVEN = 0;

  /** Not given, and among the fresh. */
  private static final byte FRESH = 1;

  private static final byte GIVEN = 2;

  /** Given, and among the changed. */
  private static final byte CHANGED = 3;

  private static final int FIRST_CAPACITY = 16;

  private final List<SqlType> types;

  /** Indexed by group. */
  private byte[] states = {};

  /** Groups with rows that have not been given. */
  private final Selection fresh = new Selection();

  /** Groups that may have another result than was given; {@link #before} has it, in this order. */
  private final Selection changed = new Selection();

  private Column[] before;
  private int capacity = FIRST_CAPACITY;

  GivenResults(AggregateCalls calls) {
    this.types = calls.calls().stream().map(AggregateCall::type).toList();
    this.before = types.stream().map(t -> Column.of(t, FIRST_CAPACITY)).toArray(Column[]::new);
  }

  Selection fresh() {
    return fresh;
  }

  Selection changed() {
    return changed;
  }

  /** The results that were given of {@link #changed}. */
  Column[] before() {
    return before;
  }

  /** Notes that rows of these groups are about to be worked in. */
  void touch(Selection rows, GroupTable table) {
    reserve(table.bound());
    int known = changed.count;
    for (int i = 0; i < rows.count; i++) {
      int group = rows.groups[i];
      if (states[group] == NOT_GIVEN) {
        states[group] = FRESH;
        fresh.append(fresh.count, group);
      } else if (states[group] == GIVEN) {
        states[group] = CHANGED;
        changed.append(changed.count, group);
      }
    }
    if (changed.count > known) {
      growBefore(known);
      int[] groups = Arrays.copyOfRange(changed.groups, known, changed.count);
      table.aggregates().results(groups, groups.length, before, known);
    }
  }

  private void reserve(int bound) {
    if (states.length < bound) {
      states = Arrays.copyOf(states, Math.max(bound, 2 * states.length));
    }
  }

  private void growBefore(int used) {
    if (capacity < changed.count) {
      capacity = Math.max(changed.count, 2 * capacity);
      for (int i = 0; i < before.length; i++) {
        before[i] = ColumnGrowth.grow(types.get(i), before[i], used, capacity);
      }
    }
  }

  /** Notes that the fresh groups have been given, if they exist. */
  void freshGiven(GroupTable table) {
    settle(fresh, table);
  }

  /** Notes that the changed groups have been given, or deleted if they exist no more. */
  void changedGiven(GroupTable table) {
    settle(changed, table);
    for (Column column : before) {
      column.clear();
    }
  }

  private void settle(Selection groups, GroupTable table) {
    for (int i = 0; i < groups.count; i++) {
      int group = groups.groups[i];
      states[group] = table.aggregates().hasRows(group) ? GIVEN : NOT_GIVEN;
    }
    groups.count = 0;
  }

  /** Writes what is known of the table's groups, after which the table itself is to be written. */
  void write(StateWriter out, GroupTable table) {
    reserve(table.bound());
    for (int group : table.groups()) {
      out.writeLong(states[group]);
    }
    int[] places = new int[states.length];
    for (int i = 0; i < changed.count; i++) {
      places[changed.groups[i]] = i;
    }
    int[] slots =
        Arrays.stream(table.groups())
            .filter(group -> states[group] == CHANGED)
            .map(group -> places[group])
            .toArray();
    new StateRows(types).write(out, List.of(before), slots, slots.length);
  }

  /** Reads what was written for the groups, -1 where not wanted. */
  void read(StateReader in, int[] groups, GroupTable table) {
    reserve(table.bound());
    Selection written = new Selection();
    for (int group : groups) {
      byte state = (byte) in.readLong();
      if (state == CHANGED) {
        written.append(0, group);
      }
      if (group >= 0) {
        states[group] = state;
        if (state == FRESH) {
          fresh.append(fresh.count, group);
        }
      }
    }
    new StateRows(types)
        .read(
            in,
            (rows, start) -> {
              for (int i = 0; i < rows.size(); i++) {
                if (written.groups[start + i] >= 0) {
                  changed.append(changed.count, written.groups[start + i]);
                  growBefore(changed.count - 1);
                  for (int column = 0; column < before.length; column++) {
                    before[column].copy(rows.column(column), i, changed.count - 1);
                  }
                }
              }
            });
  }
}
