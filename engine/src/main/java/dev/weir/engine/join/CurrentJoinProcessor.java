package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.InputListener;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.Saturable;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.JoinType;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import org.jspecify.annotations.Nullable;

/**
 * A join with what is current, of one task at work. Rows of the right side are kept by key and emit
 * nothing. If the right side is to be complete first, left rows and their watermark wait.
 */
final class CurrentJoinProcessor implements Processor, InputListener, Saturable {
  private static final int LEFT = 0;

  private final TaskContext context;
  private final Output output;
  private final CurrentJoin node;
  private final KeyTable keys;
  private final JoinSide right;
  private final boolean replaces;
  private final WaitingRows waiting;
  private final MatchedRows.Stored stored;
  private final MatchedRows matched;
  private long[] hashes = {};

  /** Whether left rows wait no longer. */
  private boolean open;

  private long watermark = Watermark.NONE;

  CurrentJoinProcessor(
      CurrentJoin node,
      PairCondition.@Nullable Test condition,
      TaskContext context,
      Output output) {
    this.node = node;
    this.context = context;
    this.output = output;
    RowType leftType = node.left().schema();
    RowType rightType = node.right().schema();
    int[] leftKeys = node.leftKeys().stream().mapToInt(Integer::intValue).toArray();
    this.keys = new KeyTable(node.rightKeys().stream().map(rightType::type).toList());
    this.replaces = node.presence().replaces();
    boolean merges = !replaces && !node.right().insertOnly();
    this.right = new JoinSide(rightType, node.rightKeys(), keys, merges, false);
    this.waiting = new WaitingRows(leftType, leftKeys);
    this.open = !node.presence().complete();
    JoinOutput pairs =
        new JoinOutput(
            node.schema(), leftType.size(), context.batchSize(), node.insertOnly(), output);
    EmittedPairs emitted =
        node.insertOnly() ? null : new EmittedPairs(leftType, rightType, leftKeys);
    this.stored = new MatchedRows.Stored(right, leftType.size(), condition);
    this.matched = new MatchedRows(node.type() == JoinType.LEFT, leftKeys, emitted, pairs);
  }

  @Override
  public boolean hasTime(int input) {
    return input == LEFT;
  }

  @Override
  public void process(int input, Batch batch) {
    if (input != LEFT) {
      change(batch);
    } else if (open) {
      matched.join(batch, keys, stored);
    } else {
      for (int row = 0; row < batch.size(); row++) {
        waiting.add(batch, row, batch.kind(row));
      }
    }
  }

  private void change(Batch batch) {
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
    }
    KeyHash.hash(batch, right.keyColumns(), hashes);
    right.begin(batch);
    for (int row = 0; row < batch.size(); row++) {
      if (MatchedRows.hasKey(batch, right.keyColumns(), row)) {
        change(batch, row);
      }
    }
  }

  private void change(Batch batch, int row) {
    boolean retracts = RowKind.retracts(batch.kind(row));
    int key =
        retracts
            ? keys.find(batch, right.keyColumns(), row, hashes[row])
            : keys.lookup(batch, right.keyColumns(), row, hashes[row]);
    right.reserveKeys();
    if (key == JoinSide.NONE) {
      return;
    }
    if (replaces) {
      replace(batch, row, key);
    } else if (retracts) {
      right.remove(batch, row, key);
    } else {
      right.add(batch, row, key);
    }
    if (right.first(key) == JoinSide.NONE) {
      keys.remove(key);
    }
  }

  /** What takes a row back before the next one says nothing: the next one replaces it. */
  private void replace(Batch batch, int row, int key) {
    int before = right.first(key);
    switch (batch.kind(row)) {
      case RowKind.UPDATE_BEFORE -> {}
      case RowKind.DELETE -> {
        if (before != JoinSide.NONE && right.isSame(before, batch, row)) {
          right.drop(before, key);
        }
      }
      default -> {
        if (before != JoinSide.NONE) {
          right.drop(before, key);
        }
        right.add(batch, row, key);
      }
    }
  }

  @Override
  public void inputEnded(int input) {
    if (input != LEFT && !open) {
      open = true;
      waiting.release(
          context.batchSize(),
          node.left().insertOnly(),
          batch -> matched.join(batch, keys, stored));
      if (watermark > Watermark.NONE) {
        output.watermark(watermark);
      }
    }
  }

  @Override
  public void watermark(long millis) {
    watermark = millis;
    if (open) {
      output.watermark(millis);
    }
  }

  /** After the last left row, changes of the right side are of no use. */
  @Override
  public boolean saturated() {
    return open && watermark == Watermark.END;
  }

  @Override
  public void snapshot(StateWriter out) {
    right.write(out);
    waiting.write(out);
    matched.write(out);
  }

  @Override
  public void restore(StateReader in) {
    right.read(in, context);
    waiting.read(in, context);
    matched.read(in, context);
  }
}
