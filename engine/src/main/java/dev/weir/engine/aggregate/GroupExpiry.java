package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.state.AccessOrder;
import dev.weir.engine.state.GradualState;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.time.InstantSource;
import java.util.Arrays;

/** Forgets groups that no row has touched for long, and retractions of what was forgotten. */
final class GroupExpiry {
  private final GroupTable table;
  private final AccessOrder order;

  /** How many rows each group has as far as the batch has been looked through. */
  private long[] balances = {};

  /** Whether a group was ever forgotten. */
  private boolean forgot;

  GroupExpiry(GroupTable table, long ttl, InstantSource clock) {
    this.table = table;
    this.order = new AccessOrder(ttl, clock);
  }

  boolean forgot() {
    return forgot;
  }

  /** Whether a row touched the group before this batch, and not too long ago. */
  boolean knows(int group) {
    return order.contains(group);
  }

  /** Forgets what is too old; comes before the groups of a batch are looked up. */
  void expire(GradualState written) {
    order.expire(group -> {
      written.before(group);
      table.remove(group);
      forgot = true;
    });
  }

  /** Takes retractions of rows that their group does not have out of the selection. */
  void dropStray(Batch batch, Selection rows) {
    byte[] kinds = batch.kinds();
    if (kinds == null || !table.aggregates().countsRows()) {
      return;
    }
    if (balances.length < table.bound()) {
      balances = new long[Math.max(table.bound(), 2 * balances.length)];
    }
    for (int i = 0; i < rows.count; i++) {
      balances[rows.groups[i]] = table.aggregates().rows(rows.groups[i]);
    }
    int kept = 0;
    for (int i = 0; i < rows.count; i++) {
      int group = rows.groups[i];
      boolean retracts = RowKind.retracts(kinds[rows.rows[i]]);
      if (!retracts || balances[group] > 0) {
        balances[group] += retracts ? -1 : 1;
        rows.rows[kept] = rows.rows[i];
        rows.groups[kept++] = group;
      }
    }
    rows.count = kept;
  }

  /** The batch touched the group. */
  void touch(int group) {
    order.touch(group);
  }

  void remove(int group) {
    order.remove(group);
  }

  /** Writes whether any group was ever forgotten. */
  void begin(StateWriter out) {
    out.writeLong(forgot ? 1 : 0);
  }

  void readBegin(StateReader in) {
    forgot |= in.readLong() != 0;
  }

  /** Writes when the groups were touched. */
  void write(StateWriter out, int[] groups, int count) {
    out.writeLongs(Arrays.stream(groups, 0, count).mapToLong(order::time).toArray(), count);
  }

  void read(StateReader in, int[] groups) {
    long[] times = in.readLongs();
    for (int i = 0; i < times.length; i++) {
      if (groups[i] >= 0) {
        order.restore(groups[i], times[i]);
      }
    }
  }
}
