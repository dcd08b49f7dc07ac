package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.JoinType;
import dev.weir.plan.TemporalJoin;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import org.jspecify.annotations.Nullable;

/**
 * A temporal join of one task at work. Left rows wait for the watermark, late ones for the next; of
 * the versions only the last that the watermark has passed and those after it are kept.
 */
final class TemporalJoinProcessor implements Processor {
  private final TaskContext context;
  private final Output output;
  private final PairCondition.@Nullable Test condition;
  private final KeyTable keys;
  private final TimeColumn leftTime;
  private final TimeColumn rightTime;
  private final TimedSide left;

  /** The versions; those marked are the ends of versions. */
  private final TimedSide right;

  private final StoredRow leftRow;
  private final StoredRow rightRow;
  private final boolean inOrder;
  private final boolean padded;
  private final JoinOutput pairs;
  private long[] hashes = {};
  private long watermark = Watermark.NONE;
  private boolean restored;

  TemporalJoinProcessor(
      TemporalJoin node,
      PairCondition.@Nullable Test condition,
      TaskContext context,
      Output output) {
    this.context = context;
    this.output = output;
    this.condition = condition;
    RowType leftType = node.left().schema();
    RowType rightType = node.right().schema();
    this.keys = new KeyTable(node.leftKeys().stream().map(leftType::type).toList());
    int leftColumn = node.versions().leftTime();
    int rightColumn = node.versions().rightTime();
    this.leftTime = new TimeColumn(leftColumn, leftType.fieldName(leftColumn));
    this.rightTime = new TimeColumn(rightColumn, rightType.fieldName(rightColumn));
    this.left = new TimedSide(leftType, node.leftKeys(), leftColumn, keys);
    this.right = new TimedSide(rightType, node.rightKeys(), rightColumn, keys);
    this.leftRow = StoredRow.ofLeft(left, condition);
    this.rightRow = StoredRow.ofRight(right, leftType.size(), condition);
    this.inOrder = node.versions().inOrder();
    this.padded = node.type() == JoinType.LEFT;
    this.pairs =
        new JoinOutput(
            node.schema(), leftType.size(), context.batchSize(), node.insertOnly(), output);
  }

  @Override
  public void process(int input, Batch batch) {
    TimedSide side = input == 0 ? left : right;
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
    }
    KeyHash.hash(batch, side.keyColumns(), hashes);
    if (input == 0) {
      await(batch, leftTime.of(batch));
    } else {
      version(batch, rightTime.of(batch));
    }
  }

  private void await(Batch batch, long[] times) {
    pairs.begin(batch, right.rows());
    for (int row = 0; row < batch.size(); row++) {
      boolean retracts = RowKind.retracts(batch.kind(row));
      if (hasKey(batch, left, row)) {
        left.add(batch, row, key(batch, left, row), times[row], retracts);
      } else if (padded) {
        pairs.add(row, JoinOutput.MISSING, kind(retracts));
      }
    }
    pairs.emit();
  }

  /** What takes a version back before the next one says nothing: the next one replaces it. */
  private void version(Batch batch, long[] times) {
    for (int row = 0; row < batch.size(); row++) {
      byte kind = batch.kind(row);
      if (kind == RowKind.UPDATE_BEFORE || !hasKey(batch, right, row)) {
        continue;
      }
      int key = key(batch, right, row);
      if (!inOrder || !right.hasLater(key, times[row])) {
        right.add(batch, row, key, times[row], kind == RowKind.DELETE);
      }
    }
  }

  private static boolean hasKey(Batch batch, TimedSide side, int row) {
    for (int column : side.keyColumns()) {
      if (batch.column(column).isNull(row)) {
        return false;
      }
    }
    return true;
  }

  private int key(Batch batch, TimedSide side, int row) {
    int key = keys.lookup(batch, side.keyColumns(), row, hashes[row]);
    left.reserveKeys();
    right.reserveKeys();
    return key;
  }

  private static byte kind(boolean retracts) {
    return retracts ? RowKind.DELETE : RowKind.INSERT;
  }

  @Override
  public void watermark(long millis) {
    if (millis > watermark) {
      watermark = millis;
      join(left.expire(millis));
      for (int slot : right.keepLatest(millis)) {
        dropIfEmpty(right.key(slot));
      }
    }
    output.watermark(millis);
  }

  private void join(int[] due) {
    if (due.length == 0) {
      return;
    }
    pairs.begin(left.rows(), right.rows());
    for (int slot : due) {
      int version = right.latest(left.key(slot), left.time(slot));
      boolean valid =
          version != TimedSide.NONE
              && !right.isMarked(version)
              && (condition == null
                  || condition.test(leftRow.at(slot), 0, rightRow.at(version), 0));
      if (valid || padded) {
        pairs.add(slot, valid ? version : JoinOutput.MISSING, kind(left.isMarked(slot)));
      }
    }
    pairs.emit();
    for (int slot : due) {
      dropIfEmpty(left.key(slot));
    }
    left.forget(due);
  }

  private void dropIfEmpty(int key) {
    if (left.isEmpty(key) && right.isEmpty(key) && keys.contains(key)) {
      keys.remove(key);
    }
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    left.write(out);
    right.write(out);
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    left.read(in, context);
    right.read(in, context);
    left.reserveKeys();
    right.reserveKeys();
  }
}
