package dev.weir.engine.over;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.Selection;
import dev.weir.plan.LagCall;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverFrame;
import dev.weir.plan.OverOrder;
import java.util.Arrays;

/** Moves the frame of each partition over its rows, which are given in the order of time. */
final class Frames {
  private static final int CHUNK = 4096;

  private final OverFrame frame;
  private final int timeColumn;
  private final boolean peers;

  /** How many rows to keep of a partition for the lags. */
  private final int history;

  private final RowStore rows;
  private final GroupTable partitions;
  private final FrameRows kept;
  private final OverOutput output;
  private final Rounds rounds = new Rounds();
  private final Selection chunk = new Selection();
  private final Selection expired = new Selection();

  /** The rows that nobody needs once the results of the chunk are out. */
  private final Selection gone = new Selection();

  /** By slot. */
  private long[] hashes = {};

  /** The time at which frames were last cleared of old rows. */
  private long sweptAt = Long.MIN_VALUE;

  Frames(
      OverAggregate node, RowStore rows, GroupTable partitions, FrameRows kept, OverOutput output) {
    this.frame = node.frame();
    this.timeColumn = node.order().column();
    this.peers = !frame.rows() && node.order().kind() == OverOrder.Kind.EVENT_TIME;
    this.history = node.lags().stream().mapToInt(LagCall::offset).max().orElse(-1) + 1;
    this.rows = rows;
    this.partitions = partitions;
    this.kept = kept;
    this.output = output;
  }

  /** Notes the hash of the partition of a stored row. */
  void hash(int slot, long hash) {
    if (hashes.length <= slot) {
      hashes = Arrays.copyOf(hashes, rows.capacity());
    }
    hashes[slot] = hash;
  }

  /** Moves on to the given rows, in the order of time, and puts out their results. */
  void advance(int[] slots) {
    long[] times = ((LongColumn) rows.column(timeColumn)).values;
    for (int from = 0; from < slots.length; ) {
      int to = Math.min(slots.length, from + CHUNK);
      while (peers && to < slots.length && times[slots[to]] == times[slots[to - 1]]) {
        to++;
      }
      advance(slots, from, to, times);
      from = to;
    }
    output.emit();
  }

  private void advance(int[] slots, int from, int to, long[] times) {
    chunk.reserve(to - from);
    System.arraycopy(slots, from, chunk.rows, 0, to - from);
    chunk.count = to - from;
    Batch stored = rows.view();
    partitions.lookup(stored, hashes, chunk);
    kept.reserve(partitions.bound(), rows.capacity());
    rounds.deal(chunk, times, peers, partitions.bound());
    for (int i = 0; i < rounds.count(); i++) {
      Selection round = rounds.rows(i, chunk);
      if (frame.bounded()) {
        leave(stored, round, times);
      }
      partitions.aggregates().add(stored, round);
      if (frame.bounded() || history > 0) {
        keep(round);
      }
      output.add(round);
    }
    if (!frame.bounded() && history == 0) {
      for (int i = from; i < to; i++) {
        gone.append(slots[i], 0);
      }
    }
    removeGone();
  }

  private void removeGone() {
    for (int i = 0; i < gone.count; i++) {
      rows.remove(gone.rows[i]);
    }
    gone.count = 0;
  }

  /** Takes off the rows that are in the frame no more when these come. */
  private void leave(Batch stored, Selection round, long[] times) {
    expired.count = 0;
    for (int i = 0; i < round.count; i++) {
      int partition = round.groups[i];
      if (frame.rows()) {
        while (kept.size(partition) > frame.preceding()) {
          expired.append(kept.removeFirst(partition), partition);
        }
      } else {
        expire(partition, times[round.rows[i]] - frame.preceding(), times);
      }
    }
    takeOff(stored);
  }

  private void expire(int partition, long before, long[] times) {
    while (kept.size(partition) > 0 && times[kept.first(partition)] < before) {
      expired.append(kept.removeFirst(partition), partition);
    }
  }

  private void takeOff(Batch stored) {
    if (expired.count == 0) {
      return;
    }
    partitions.aggregates().retract(stored, expired);
    for (int i = 0; i < expired.count; i++) {
      gone.append(expired.rows[i], 0);
    }
  }

  private void keep(Selection round) {
    for (int i = 0; i < round.count; i++) {
      int partition = round.groups[i];
      kept.add(partition, round.rows[i]);
      // A lag looks back from the last of its peers, so older rows can go at once.
      if (history > 0 && kept.size(partition) > history) {
        gone.append(kept.removeFirst(partition), 0);
      }
    }
  }

  /**
   * Lets go of the rows and partitions that no later row can see. Looks at all partitions, so that
   * it waits until as much time has passed as a frame holds.
   */
  void sweep(long time) {
    if (frame.rows() || !frame.bounded() || time - frame.preceding() < sweptAt) {
      return;
    }
    sweptAt = time;
    Batch stored = rows.view();
    long[] times = stored.longs(timeColumn).values;
    expired.count = 0;
    int[] groups = partitions.groups();
    kept.reserve(partitions.bound(), rows.capacity());
    for (int partition : groups) {
      expire(partition, time + 1 - frame.preceding(), times);
    }
    takeOff(stored);
    removeGone();
    for (int partition : groups) {
      if (kept.size(partition) == 0) {
        partitions.remove(partition);
      }
    }
  }

  /** The slots of all rows that frames hold, partition by partition, oldest first. */
  int[] kept() {
    int[] slots = new int[kept.total()];
    int at = 0;
    for (int partition : partitions.groups()) {
      at = kept.copy(partition, slots, at);
    }
    return slots;
  }

  /** Takes stored rows of a snapshot into the frames of their partitions, which are there. */
  void restore(int[] slots) {
    chunk.reserve(slots.length);
    System.arraycopy(slots, 0, chunk.rows, 0, slots.length);
    chunk.count = slots.length;
    partitions.lookup(rows.view(), hashes, chunk);
    kept.reserve(partitions.bound(), rows.capacity());
    for (int i = 0; i < chunk.count; i++) {
      kept.add(chunk.groups[i], chunk.rows[i]);
    }
  }
}
