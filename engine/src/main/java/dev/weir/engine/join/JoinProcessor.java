package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Nulls;
import dev.weir.batch.RowKind;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.Join;
import dev.weir.plan.JoinType;
import org.jspecify.annotations.Nullable;

/**
 * A join of one task at work. The candidates of a batch, pairs with equal keys in the order of its
 * rows, are looked at in pieces: the condition for all of a piece, then what each pair means for
 * the output.
 */
final class JoinProcessor implements Processor {
  private final TaskContext context;
  private final Output output;
  private final boolean keepsLeft;
  private final PairCondition.@Nullable Test condition;
  private final KeyTable keys;
  private final JoinSide left;
  private final JoinSide right;
  private final JoinOutput pairs;
  private final Selection keyed = new Selection();
  private long[] hashes = {};

  /** How many matches each row of a left batch has found. */
  private int[] found = {};

  JoinProcessor(
      Join node, PairCondition.@Nullable Test condition, TaskContext context, Output output) {
    this.context = context;
    this.output = output;
    this.keepsLeft = node.type() == JoinType.LEFT;
    this.condition = condition;
    this.keys = new KeyTable(node.leftKeys().stream().map(node.left().schema()::type).toList());
    this.left =
        new JoinSide(node.left().schema(), node.leftKeys(), keys, !node.left().insertOnly());
    this.right =
        new JoinSide(node.right().schema(), node.rightKeys(), keys, !node.right().insertOnly());
    int size = context.batchSize();
    this.pairs = new JoinOutput(node.schema(), left.columnCount(), size, node.insertOnly(), output);
  }

  @Override
  public void process(int input, Batch batch) {
    boolean fromLeft = input == 0;
    JoinSide side = fromLeft ? left : right;
    findKeys(batch, side);
    if (fromLeft) {
      meetRight(batch, right.rows().view());
    } else {
      meetLeft(left.rows().view(), batch);
    }
    pairs.emit();
    store(batch, side);
  }

  /** Selects the rows whose key has no NULL, with their key. */
  private void findKeys(Batch batch, JoinSide side) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    int[] columns = side.keyColumns();
    KeyHash.hash(batch, columns, hashes);
    keyed.all(size);
    for (int column : columns) {
      dropNulls(batch.column(column).nulls());
    }
    keys.lookup(batch, columns, hashes, keyed);
    left.reserveKeys();
    right.reserveKeys();
  }

  private void dropNulls(Nulls nulls) {
    if (!nulls.any()) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < keyed.count; i++) {
      if (!nulls.isNull(keyed.rows[i])) {
        keyed.rows[kept++] = keyed.rows[i];
      }
    }
    keyed.count = kept;
  }

  /** Pairs the rows of a left batch with the stored right ones. */
  private void meetRight(Batch batch, Batch stored) {
    pairs.begin(batch, stored);
    if (found.length < batch.size()) {
      found = new int[batch.size()];
    }
    int at = 0;
    for (int row = 0; row < batch.size(); row++) {
      byte kind = RowKind.retracts(batch.kind(row)) ? RowKind.DELETE : RowKind.INSERT;
      boolean hasKey = at < keyed.count && keyed.rows[at] == row;
      int slot = hasKey ? right.first(keyed.groups[at++]) : JoinSide.NONE;
      found[row] = 0;
      for (; slot != JoinSide.NONE; slot = right.next(slot)) {
        if (condition == null || condition.test(batch, row, stored, slot)) {
          found[row]++;
          pairs.add(row, slot, kind);
        }
      }
      if (keepsLeft && found[row] == 0) {
        pairs.add(row, JoinOutput.MISSING, kind);
      }
    }
  }

  /** Pairs the rows of a right batch with the stored left ones. */
  private void meetLeft(Batch stored, Batch batch) {
    pairs.begin(stored, batch);
    for (int i = 0; i < keyed.count; i++) {
      int row = keyed.rows[i];
      boolean retracts = RowKind.retracts(batch.kind(row));
      int slot = left.first(keyed.groups[i]);
      for (; slot != JoinSide.NONE; slot = left.next(slot)) {
        if (condition != null && !condition.test(stored, slot, batch, row)) {
          continue;
        }
        if (retracts) {
          unpair(slot, row);
        } else {
          pair(slot, row);
        }
      }
    }
  }

  private void pair(int slot, int row) {
    if (left.addMatches(slot, 1) == 0 && keepsLeft) {
      pairs.add(slot, JoinOutput.MISSING, RowKind.DELETE);
    }
    pairs.add(slot, row, RowKind.INSERT);
  }

  private void unpair(int slot, int row) {
    pairs.add(slot, row, RowKind.DELETE);
    if (left.addMatches(slot, -1) == 1 && keepsLeft) {
      pairs.add(slot, JoinOutput.MISSING, RowKind.INSERT);
    }
  }

  /** Stores the rows added and drops those retracted. */
  private void store(Batch batch, JoinSide side) {
    side.begin(batch);
    boolean removed = false;
    for (int i = 0; i < keyed.count; i++) {
      int row = keyed.rows[i];
      if (RowKind.retracts(batch.kind(row))) {
        side.remove(batch, row, keyed.groups[i]);
        removed = true;
      } else {
        side.add(batch, row, keyed.groups[i], side == left ? found[row] : 0);
      }
    }
    for (int i = 0; removed && i < keyed.count; i++) {
      int key = keyed.groups[i];
      if (left.first(key) == JoinSide.NONE
          && right.first(key) == JoinSide.NONE
          && keys.contains(key)) {
        keys.remove(key);
      }
    }
  }

  @Override
  public void watermark(long millis) {
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
