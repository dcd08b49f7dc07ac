package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.Join;
import dev.weir.plan.JoinReach;
import dev.weir.plan.JoinTtl;
import org.jspecify.annotations.Nullable;

/**
 * A join of one task at work: the keys of a batch are looked up at once, then each row in turn
 * meets the stored rows of the other side and is stored.
 */
final class JoinProcessor implements Processor {
  private final TaskContext context;
  private final Output output;
  private final KeyTable keys;
  private final KeyLookup lookup;
  private final JoinSide left;
  private final JoinSide right;
  private final Matching leftMatching;
  private final Matching rightMatching;
  private final boolean rowsGo;
  private final JoinOutput pairs;

  JoinProcessor(
      Join node, PairCondition.@Nullable Test condition, TaskContext context, Output output) {
    this.context = context;
    this.output = output;
    this.keys = new KeyTable(node.leftKeys().stream().map(node.left().schema()::type).toList());
    this.lookup = new KeyLookup(keys, node.nullSafe());
    boolean leftGoes = !node.left().insertOnly();
    boolean rightGoes = !node.right().insertOnly();
    boolean existence = !node.type().givesRight();
    this.rowsGo = leftGoes || rightGoes || existence || !node.ttl().equals(JoinTtl.NEVER);
    boolean keepsLeft = node.type().padsRight();
    boolean keepsRight = node.type().padsLeft();
    this.left =
        new JoinSide(node.left().schema(), node.leftKeys(), keys, leftGoes, keepsLeft || existence);
    this.right =
        new JoinSide(
            node.right().schema(), node.rightKeys(), keys, rightGoes || existence, keepsRight);
    forget(node.ttl());
    forget(node.reach());
    if (!rowsGo && node.reach().equals(JoinReach.ENDLESS)) {
      left.onlyGrow();
      right.onlyGrow();
    }
    this.pairs =
        new JoinOutput(
            node.schema(), left.columnCount(), context.batchSize(), node.insertOnly(), output);
    if (existence) {
      ExistenceMatching matching =
          new ExistenceMatching(left, right, node.type(), !rightGoes, condition, pairs);
      this.leftMatching = matching.ofLeft();
      this.rightMatching = matching.ofRight();
    } else {
      this.leftMatching =
          new PairMatching(
              true, new PairMatching.Sides(left, right, keepsLeft, keepsRight), condition, pairs);
      this.rightMatching =
          new PairMatching(
              false, new PairMatching.Sides(right, left, keepsRight, keepsLeft), condition, pairs);
    }
  }

  private void forget(JoinTtl ttl) {
    if (ttl.left() > 0) {
      left.forgetAfter(ttl.left(), context.clock());
    }
    if (ttl.right() > 0) {
      right.forgetAfter(ttl.right(), context.clock());
    }
  }

  private void forget(JoinReach reach) {
    JoinReach.Side ofLeft = reach.left();
    if (ofLeft != null) {
      left.forgetBeyond(ofLeft);
    }
    JoinReach.Side ofRight = reach.right();
    if (ofRight != null) {
      right.forgetBeyond(ofRight);
    }
  }

  @Override
  public void process(int input, Batch batch) {
    left.expire(this::dropEmpty);
    right.expire(this::dropEmpty);
    JoinSide side = input == 0 ? left : right;
    Matching matching = input == 0 ? leftMatching : rightMatching;
    Selection keyed = lookup.find(batch, side.keyColumns());
    left.reserveKeys();
    right.reserveKeys();
    matching.begin(batch);
    int at = 0;
    for (int row = 0; row < batch.size(); row++) {
      boolean hasKey = at < keyed.count && keyed.rows[at] == row;
      int key = hasKey ? keyed.groups[at++] : JoinSide.NONE;
      matching.change(row, key, RowKind.retracts(batch.kind(row)));
    }
    pairs.emit();
    if (rowsGo) {
      dropEmpty(keyed);
    }
  }

  private void dropEmpty(Selection keyed) {
    for (int i = 0; i < keyed.count; i++) {
      dropEmpty(keyed.groups[i]);
    }
  }

  private void dropEmpty(int key) {
    if (left.first(key) == JoinSide.NONE
        && right.first(key) == JoinSide.NONE
        && keys.contains(key)) {
      keys.remove(key);
    }
  }

  @Override
  public void watermark(long millis) {
    left.expireUpTo(millis, this::dropEmpty);
    right.expireUpTo(millis, this::dropEmpty);
    output.watermark(millis);
  }

  @Override
  public void snapshot(StateWriter out) {
    left.write(out);
    right.write(out);
  }

  @Override
  public void restore(StateReader in) {
    left.read(in, context);
    right.read(in, context);
  }
}
