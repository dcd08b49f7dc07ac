package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.RowPages;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.IntervalJoin;
import dev.weir.time.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * An interval join of one task at work: each row meets the stored rows of the other side within its
 * interval, and is stored unless its interval is over.
 *
 * <p>A row that comes late meets what is still there. If its interval is over and it meets nothing
 * it goes to the late ledger, or out alone where its side is kept. Results may be older than the
 * watermark by the length of the interval, so the watermark goes on with that delay.
 */
final class IntervalJoinProcessor implements Processor, ClockListener {
  /**
   * How long rows may be under way between the reading of processing time and this operator, in
   * milliseconds: they are kept so much longer.
   */
  private static final long TRANSIT = 1000;

  private final IntervalJoin.Interval interval;
  private final TaskContext context;
  private final Output output;
  private final PairCondition.@Nullable Test condition;
  private final KeyTable keys;
  private final KeyLookup lookup;
  private final Side left;
  private final Side right;
  private final StoredRow leftRow;
  private final StoredRow rightRow;
  private final JoinOutput pairs;
  private int[] lateRows = {};
  private long[] lateEnds = {};
  private int late;
  private long time = Watermark.NONE;
  private boolean restored;

  /**
   * One side. A row at {@code t} has its partners from {@code t + low} to {@code t + high}; nothing
   * more comes for it once time is at {@code t + high}.
   */
  private record Side(
      TimedSide rows, TimeColumn times, long low, long high, boolean isLeft, boolean padded) {}

  IntervalJoinProcessor(
      IntervalJoin node,
      PairCondition.@Nullable Test condition,
      TaskContext context,
      Output output) {
    this.interval = node.interval();
    this.context = context;
    this.output = output;
    this.condition = condition;
    this.keys = new KeyTable(node.leftKeys().stream().map(node.left().schema()::type).toList());
    this.lookup = new KeyLookup(keys, node.nullSafe());
    int leftTime = interval.leftTime();
    int rightTime = interval.rightTime();
    this.left =
        new Side(
            new TimedSide(node.left().schema(), node.leftKeys(), leftTime, keys),
            new TimeColumn(leftTime, node.left().schema().fieldName(leftTime)),
            -interval.upper(),
            -interval.lower(),
            true,
            node.type().padsRight());
    this.right =
        new Side(
            new TimedSide(node.right().schema(), node.rightKeys(), rightTime, keys),
            new TimeColumn(rightTime, node.right().schema().fieldName(rightTime)),
            interval.lower(),
            interval.upper(),
            false,
            node.type().padsLeft());
    this.leftRow = StoredRow.ofLeft(left.rows, condition);
    this.rightRow = StoredRow.ofRight(right.rows, node.left().schema().size(), condition);
    this.pairs =
        new JoinOutput(
            node.schema(), node.left().schema().size(), context.batchSize(), true, output);
  }

  @Override
  public void process(int input, Batch batch) {
    passTime();
    Side own = input == 0 ? left : right;
    Side other = input == 0 ? right : left;
    long[] times = own.times.of(batch);
    Selection keyed = lookup.find(batch, own.rows.keyColumns());
    left.rows.reserveKeys();
    right.rows.reserveKeys();
    reserveLate(batch.size());
    if (own.isLeft) {
      pairs.begin(batch, other.rows.rows());
    } else {
      pairs.begin(other.rows.rows(), batch);
    }
    int at = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (at < keyed.count && keyed.rows[at] == row) {
        meet(own, other, new Newcomer(batch, row, keyed.groups[at++], times[row]));
      } else if (own.padded) {
        pair(own, row, JoinOutput.MISSING);
      }
    }
    pairs.emit();
    for (int i = 0; i < keyed.count; i++) {
      dropIfEmpty(keyed.groups[i]);
    }
    if (late > 0) {
      context.late(batch, lateRows, lateEnds, late);
      late = 0;
    }
  }

  /** A row that comes, with its key and time. */
  private record Newcomer(Batch batch, int row, int key, long time) {}

  private void meet(Side own, Side other, Newcomer row) {
    boolean found = false;
    long last = row.time + own.high;
    int place = other.rows.from(row.key, row.time + own.low);
    for (; other.rows.reaches(row.key, place, last); place++) {
      int slot = other.rows.slot(row.key, place);
      if (matches(own, row, slot)) {
        found = true;
        other.rows.mark(slot);
        pair(own, row.row, slot);
      }
    }
    if (last > time) {
      own.rows.add(row.batch, row.row, row.key, row.time, found);
    } else if (!found && own.padded) {
      pair(own, row.row, JoinOutput.MISSING);
    } else if (!found && interval.eventTime()) {
      lateRows[late] = row.row;
      lateEnds[late++] = last;
    }
  }

  private boolean matches(Side own, Newcomer row, int slot) {
    return condition == null
        || (own.isLeft
            ? condition.test(row.batch, row.row, rightRow.at(slot), 0)
            : condition.test(leftRow.at(slot), 0, row.batch, row.row));
  }

  private void pair(Side own, int row, int slot) {
    if (own.isLeft) {
      pairs.add(row, slot, RowKind.INSERT);
    } else {
      pairs.add(slot, row, RowKind.INSERT);
    }
  }

  /** Selects the rows whose key has no NULL that forbids a match, with their key. */
  private void reserveLate(int size) {
    if (lateRows.length < size) {
      lateRows = new int[size];
      lateEnds = new long[size];
    }
  }

  private void dropIfEmpty(int key) {
    if (left.rows.isEmpty(key) && right.rows.isEmpty(key) && keys.contains(key)) {
      keys.remove(key);
    }
  }

  /** By processing time, rows go as the clock does. */
  private void passTime() {
    if (!interval.eventTime()) {
      advance(context.clock().millis() - TRANSIT);
    }
  }

  private void advance(long now) {
    if (now > time) {
      time = now;
      expire(left, right);
      expire(right, left);
    }
  }

  private void expire(Side own, Side other) {
    int[] expired = own.rows.expire(time == Watermark.END ? Long.MAX_VALUE : time - own.high);
    if (expired.length == 0) {
      return;
    }
    RowPages rows = own.rows.rows();
    RowPages others = other.rows.rows();
    pairs.begin(own.isLeft ? rows : others, own.isLeft ? others : rows);
    for (int slot : expired) {
      if (own.padded && !own.rows.isMarked(slot)) {
        pair(own, slot, JoinOutput.MISSING);
      }
    }
    pairs.emit();
    for (int slot : expired) {
      dropIfEmpty(own.rows.key(slot));
    }
    own.rows.forget(expired);
  }

  /** How many rows wait for partners. */
  private int waiting() {
    return left.rows.size() + right.rows.size();
  }

  @Override
  public void watermark(long millis) {
    if (interval.eventTime() || millis == Watermark.END) {
      advance(millis);
    }
    boolean holds = interval.eventTime() && millis != Watermark.END;
    output.watermark(holds ? millis - interval.delay() : millis);
  }

  @Override
  public boolean clockMoved() {
    int before = waiting();
    passTime();
    return waiting() < before;
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(time);
    left.rows.write(out);
    right.rows.write(out);
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    time = restored ? Math.min(time, written) : written;
    restored = true;
    left.rows.read(in, context);
    right.rows.read(in, context);
    left.rows.reserveKeys();
    right.rows.reserveKeys();
  }
}
