package dev.weir.engine.pattern;

import dev.weir.batch.Column;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The state of MATCH_RECOGNIZE in a snapshot: the keys of the partitions; for each partition where
 * its search stands, the bits of its rows, its paths (each as row, state and the place of the one
 * before), and its runs; then all rows kept, in the order of the partitions; the aggregates of
 * runs; and the rows that wait, in their order.
 */
final class PatternSnapshot {
  private static final int NONE = -1;
  private static final int EMPTY = -2;

  private final MatchPlan plan;
  private final Partitions partitions;
  private final WaitingRows waiting;
  private final RunAggregates aggregates;
  private final Arrivals arrivals;

  PatternSnapshot(
      MatchPlan plan,
      Partitions partitions,
      WaitingRows waiting,
      RunAggregates aggregates,
      Arrivals arrivals) {
    this.plan = plan;
    this.partitions = partitions;
    this.waiting = waiting;
    this.aggregates = aggregates;
    this.arrivals = arrivals;
  }

  void write(StateWriter out, RowStore store) {
    int[] groups = partitions.known();
    List<Column> keys =
        IntStream.range(0, partitions.types().size()).mapToObj(partitions.keys()::column).toList();
    new StateRows(partitions.types()).write(out, keys, groups, groups.length);
    IntStream.Builder slots = IntStream.builder();
    List<int[]> held = new ArrayList<>();
    for (int group : groups) {
      PartitionState partition = partitions.of(group);
      writePartition(out, partition, held);
      for (long row = partition.firstKept; row < partition.end(); row++) {
        slots.add(partition.slot(row));
      }
    }
    writeRows(out, store, slots.build().toArray());
    out.writeLong(held.size());
    aggregates.write(out, held);
    waiting.write(out);
  }

  private void writeRows(StateWriter out, RowStore store, int[] slots) {
    List<Column> columns = IntStream.range(0, store.columnCount()).mapToObj(store::column).toList();
    new StateRows(arrivals.types()).write(out, columns, slots, slots.length);
  }

  private void writePartition(StateWriter out, PartitionState partition, List<int[]> held) {
    IdentityHashMap<Path, Integer> places = new IdentityHashMap<>();
    List<Path> paths = new ArrayList<>();
    long[] runs = new long[partition.runCount];
    for (int i = 0; i < runs.length; i++) {
      Path run = partition.runs[i];
      runs[i] = place(run, places, paths);
      if (run != null && aggregates.count() > 0) {
        held.add(partition.aggregates[i]);
      }
    }
    int best = partition.matched && partition.best == null ? EMPTY : NONE;
    best = partition.best == null ? best : place(partition.best, places, paths);
    long[] fields = {
      partition.firstKept,
      partition.keptCount(),
      partition.known,
      partition.start,
      partition.next,
      partition.covered,
      partition.matches,
      partition.searching ? 1 : 0,
      best
    };
    out.writeLongs(fields, fields.length);
    long[] bits = new long[partition.keptCount()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = partition.bits(partition.firstKept + i);
    }
    out.writeLongs(bits, bits.length);
    long[] nodes = new long[3 * paths.size()];
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      nodes[3 * i] = path.row;
      nodes[3 * i + 1] = path.state;
      nodes[3 * i + 2] = path.previous == null ? NONE : places.getOrDefault(path.previous, NONE);
    }
    out.writeLongs(nodes, nodes.length);
    out.writeLongs(runs, runs.length);
  }

  /** The place of a path; those before it come first. */
  private static int place(
      @Nullable Path path, IdentityHashMap<Path, Integer> places, List<Path> paths) {
    List<Path> missing = new ArrayList<>();
    for (Path at = path; at != null && !places.containsKey(at); at = at.previous) {
      missing.add(at);
    }
    for (Path at : missing.reversed()) {
      places.put(at, paths.size());
      paths.add(at);
    }
    return path == null ? NONE : places.getOrDefault(path, NONE);
  }

  /** What of a snapshot's partition is put in place once its rows are there. */
  private static final class Restored {
    final @Nullable PartitionState partition;
    final int rows;
    final long[] bits;
    final long known;
    final int runs;

    Restored(@Nullable PartitionState partition, long[] fields, long[] bits, int runs) {
      this.partition = partition;
      this.rows = (int) fields[1];
      this.known = fields[2];
      this.bits = bits;
      this.runs = runs;
    }
  }

  void read(StateReader in, RowStore store) {
    List<@Nullable PartitionState> owners = readKeys(in);
    List<Restored> restored = new ArrayList<>();
    for (PartitionState partition : owners) {
      restored.add(readPartition(in, partition));
    }
    readRows(in, store, restored);
    readAggregates(in, restored);
    waiting.read(in, partitions);
  }

  private List<@Nullable PartitionState> readKeys(StateReader in) {
    List<@Nullable PartitionState> owners = new ArrayList<>();
    int[] columns = IntStream.range(0, partitions.types().size()).toArray();
    new StateRows(partitions.types())
        .read(
            in,
            (rows, start) -> {
              long[] hashes = new long[rows.size()];
              KeyHash.hash(rows, columns, hashes);
              for (int row = 0; row < rows.size(); row++) {
                owners.add(partitions.restore(rows, row, columns, hashes[row]));
              }
            });
    return owners;
  }

  private Restored readPartition(StateReader in, @Nullable PartitionState partition) {
    long[] fields = in.readLongs();
    long[] bits = in.readLongs();
    long[] nodes = in.readLongs();
    long[] runs = in.readLongs();
    if (partition != null) {
      List<Path> paths = paths(nodes);
      partition.firstKept = fields[0];
      partition.known = fields[0];
      partition.start = fields[3];
      partition.next = fields[4];
      partition.covered = fields[5];
      partition.matches = fields[6];
      partition.searching = fields[7] != 0;
      partition.matched = fields[8] != NONE;
      partition.best = fields[8] < 0 ? null : paths.get((int) fields[8]);
      partition.reserveRuns(runs.length);
      partition.runCount = runs.length;
      for (int i = 0; i < runs.length; i++) {
        partition.runs[i] = runs[i] == NONE ? null : paths.get((int) runs[i]);
      }
    }
    int held = (int) java.util.Arrays.stream(runs).filter(run -> run != NONE).count();
    return new Restored(partition, fields, bits, held);
  }

  private List<Path> paths(long[] nodes) {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < nodes.length; i += 3) {
      Path previous = nodes[i + 2] == NONE ? null : paths.get((int) nodes[i + 2]);
      paths.add(
          plan.history().isEmpty()
              ? new Path(previous, (int) nodes[i + 1], nodes[i])
              : new Path(previous, (int) nodes[i + 1], nodes[i], plan.history()));
    }
    return paths;
  }

  private void readRows(StateReader in, RowStore store, List<Restored> restored) {
    List<@Nullable PartitionState> owners = new ArrayList<>();
    for (Restored one : restored) {
      for (int i = 0; i < one.rows; i++) {
        owners.add(one.partition);
      }
    }
    new StateRows(arrivals.types())
        .read(
            in,
            (rows, start) -> {
              for (int row = 0; row < rows.size(); row++) {
                PartitionState partition = owners.get(start + row);
                if (partition != null) {
                  partition.add(store.add(rows, arrivals.columns(), row));
                }
              }
            });
    for (Restored one : restored) {
      PartitionState partition = one.partition;
      if (partition != null) {
        for (int i = 0; i < one.bits.length; i++) {
          partition.setBits(partition.firstKept + i, one.bits[i]);
        }
        partition.known = one.known;
      }
    }
  }

  private void readAggregates(StateReader in, List<Restored> restored) {
    List<int[]> held = aggregates.read(in, Math.toIntExact(in.readLong()));
    int at = 0;
    for (Restored one : restored) {
      int runs = aggregates.count() > 0 ? one.runs : 0;
      if (one.partition != null && aggregates.count() > 0) {
        one.partition.aggregates = held.subList(at, at + runs).toArray(int[][]::new);
      } else {
        held.subList(at, at + runs).forEach(aggregates::release);
      }
      at += runs;
    }
  }
}
