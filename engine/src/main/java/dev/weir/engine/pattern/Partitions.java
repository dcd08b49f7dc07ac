package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partitions of a task, by their keys. One that nothing is known of any more is forgotten. */
final class Partitions {
  /** The most partitions to keep without need, unless they are fewer than the others. */
  static final int MOST_IDLE = 1 << 12;

  private final MatchPlan plan;
  private final RowStore store;
  private final TaskContext context;
  private final int[] columns;
  private final KeyTable keys;
  private final Selection selection = new Selection();
  private final Selection others = new Selection();
  private final boolean forgets;
  private @Nullable PartitionState[] states = new PartitionState[16];
  private long[] hashes = {};
  private int[] groups = {};

  /** How many partitions are idle. */
  private int idle;

  Partitions(MatchPlan plan, RowStore store, TaskContext context) {
    this.plan = plan;
    this.store = store;
    this.context = context;
    List<Integer> partition = plan.node().arrangement().partition();
    this.columns = partition.stream().mapToInt(Integer::intValue).toArray();
    this.keys = new KeyTable(types());
    Automaton automaton = plan.automaton();
    boolean looksForStart =
        !Arrays.equals(
                automaton.targets()[Automaton.BEGIN],
                automaton.targets()[Automaton.BEGIN_OF_PARTITION])
            || automaton.ends()[Automaton.BEGIN] != automaton.ends()[Automaton.BEGIN_OF_PARTITION];
    this.forgets = !looksForStart && !plan.numbersMatches() && plan.lookBack() == 0;
  }

  /** The types of the keys. */
  List<SqlType> types() {
    return plan.node().arrangement().partition().stream()
        .map(plan.node().input().schema()::type)
        .toList();
  }

  KeyTable keys() {
    return keys;
  }

  /** Whether rows that begin nothing, in a partition of which nothing is known, leave no trace. */
  boolean forgets() {
    return forgets;
  }

  /** The hashes of the rows' keys; valid until the next call. */
  long[] hashes(Batch batch) {
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
    }
    KeyHash.hash(batch, columns, hashes);
    return hashes;
  }

  /** Whether the task owns the key of a hash. */
  boolean owns(long hash) {
    return columns.length == 0 ? context.task() == 0 : context.owns(hash);
  }

  /** The groups of a batch's rows; valid until the next call. */
  int[] groups(Batch batch) {
    selection.all(batch.size());
    keys.lookup(batch, columns, hashes(batch), selection);
    return selection.groups;
  }

  /**
   * The groups of those rows that have one of the variables, and of others if their key is known;
   * else -1. Valid until the next call.
   */
  int[] groups(Batch batch, long[] variables, long wanted) {
    int size = batch.size();
    long[] rowHashes = hashes(batch);
    selection.reserve(size);
    others.reserve(size);
    for (int row = 0; row < size; row++) {
      ((variables[row] & wanted) != 0 ? selection : others).add(row, 0);
    }
    keys.lookup(batch, columns, rowHashes, selection);
    keys.find(batch, columns, rowHashes, others);
    if (groups.length < size) {
      groups = new int[size];
    }
    spread(selection);
    spread(others);
    return groups;
  }

  private void spread(Selection found) {
    for (int i = 0; i < found.count; i++) {
      groups[found.rows[i]] = found.groups[i];
    }
  }

  /** Whether a search is under way in a group's partition, or rows of it are kept. */
  boolean isBusy(int group) {
    PartitionState state = group < 0 || group >= states.length ? null : states[group];
    return state != null && state.isBusy();
  }

  PartitionState of(int group) {
    if (group >= states.length) {
      states = Arrays.copyOf(states, Math.max(keys.bound(), 2 * states.length));
    }
    PartitionState state = states[group];
    if (state == null) {
      state = new PartitionState(group);
      states[group] = state;
    } else if (state.idle) {
      state.idle = false;
      idle--;
    }
    return state;
  }

  /** The groups of the partitions of which something is known. */
  int[] known() {
    return Arrays.stream(keys.groups())
        .filter(group -> {
          PartitionState state = states[group];
          return state == null || !state.idle;
        })
        .toArray();
  }

  /** The partition of a key in a snapshot, or null if it belongs to another task. */
  @Nullable PartitionState restore(Batch keyRows, int row, int[] keyColumns, long hash) {
    return owns(hash) ? of(keys.lookup(keyRows, keyColumns, row, hash)) : null;
  }

  List<PartitionState> all() {
    List<PartitionState> all = new ArrayList<>();
    for (int group : known()) {
      all.add(of(group));
    }
    return all;
  }

  /** Lets go of the rows that no search needs any more. */
  void settle(PartitionState partition) {
    long needed = partition.start - plan.lookBack();
    while (partition.keptCount() > 0 && partition.firstKept < needed) {
      store.remove(partition.removeFirst());
    }
    if (forgets && !partition.searching && partition.keptCount() == 0 && !partition.idle) {
      partition.idle = true;
      idle++;
    }
  }

  /**
   * Now and then forgets the idle partitions, which so far were kept because more rows of them may
   * come. Groups told before are void then.
   */
  void forgetIdle() {
    if (idle <= MOST_IDLE || idle <= keys.size() / 2) {
      return;
    }
    for (int group : keys.groups()) {
      PartitionState state = states[group];
      if (state != null && state.idle) {
        states[group] = null;
        keys.remove(group);
      }
    }
    idle = 0;
  }
}
