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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A join of one task at work. The candidates of a batch, pairs with equal keys in the order of its
 * rows, are looked at in pieces: the condition for all of a piece, then what each pair means for
 * the output.
 */
final class JoinProcessor implements Processor {
  /** In the place of a stored row: the batch's row has no more candidates. */
  private static final int ROW_ENDS = -1;

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

  // The piece of candidates under way:
  private final int[] rows;
  private final int[] stored;
  private final boolean[] passed;
  private int count;

  // For the condition:
  private final Batch candidates;
  private final int[] places;
  private final int[] passing;
  private final int[] leftRows;
  private final int[] rightRows;

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
    this.rows = new int[size];
    this.stored = new int[size];
    this.passed = new boolean[size];
    this.candidates = Batch.of(node.schema(), condition == null ? 0 : size, true);
    this.places = new int[size];
    this.passing = new int[size];
    this.leftRows = new int[size];
    this.rightRows = new int[size];
  }

  @Override
  public void process(int input, Batch batch) {
    boolean fromLeft = input == 0;
    JoinSide side = fromLeft ? left : right;
    findKeys(batch, side);
    if (fromLeft) {
      pairs.begin(batch, right.rows());
      if (found.length < batch.size()) {
        found = new int[batch.size()];
      }
      Arrays.fill(found, 0, batch.size(), 0);
    } else {
      pairs.begin(left.rows(), batch);
    }
    meet(batch, fromLeft);
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

  /** Pairs the rows of the batch with those stored on the other side. */
  private void meet(Batch batch, boolean fromLeft) {
    JoinSide other = fromLeft ? right : left;
    boolean pads = fromLeft && keepsLeft;
    int at = 0;
    for (int row = 0; row < batch.size(); row++) {
      boolean hasKey = at < keyed.count && keyed.rows[at] == row;
      if (hasKey) {
        int key = keyed.groups[at++];
        for (int slot = other.first(key); slot != JoinSide.NONE; slot = other.next(slot)) {
          addCandidate(batch, row, slot, fromLeft);
        }
      }
      if (pads) {
        addCandidate(batch, row, ROW_ENDS, true);
      }
    }
    resolve(batch, fromLeft);
  }

  private void addCandidate(Batch batch, int row, int slot, boolean fromLeft) {
    if (count == rows.length) {
      resolve(batch, fromLeft);
    }
    rows[count] = row;
    stored[count++] = slot;
  }

  private void resolve(Batch batch, boolean fromLeft) {
    test(fromLeft);
    for (int i = 0; i < count; i++) {
      if (fromLeft) {
        resolveLeft(batch, i);
      } else if (passed[i]) {
        resolveRight(batch, i);
      }
    }
    count = 0;
  }

  /** Finds which candidates of the piece the condition lets pass. */
  private void test(boolean fromLeft) {
    if (condition == null) {
      Arrays.fill(passed, 0, count, true);
      return;
    }
    Arrays.fill(passed, 0, count, false);
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (stored[i] != ROW_ENDS) {
        leftRows[size] = fromLeft ? rows[i] : stored[i];
        rightRows[size] = fromLeft ? stored[i] : rows[i];
        places[size++] = i;
      }
    }
    if (size > 0) {
      pairs.fill(candidates, leftRows, rightRows, size);
      int passes = condition.select(candidates, passing);
      for (int i = 0; i < passes; i++) {
        passed[places[passing[i]]] = true;
      }
    }
  }

  private void resolveLeft(Batch batch, int i) {
    int row = rows[i];
    byte kind = RowKind.retracts(batch.kind(row)) ? RowKind.DELETE : RowKind.INSERT;
    if (stored[i] == ROW_ENDS) {
      if (found[row] == 0) {
        pairs.add(row, JoinOutput.MISSING, kind);
      }
    } else if (passed[i]) {
      found[row]++;
      pairs.add(row, stored[i], kind);
    }
  }

  private void resolveRight(Batch batch, int i) {
    int row = rows[i];
    int slot = stored[i];
    if (RowKind.retracts(batch.kind(row))) {
      pairs.add(slot, row, RowKind.DELETE);
      if (left.addMatches(slot, -1) == 1 && keepsLeft) {
        pairs.add(slot, JoinOutput.MISSING, RowKind.INSERT);
      }
    } else {
      if (left.addMatches(slot, 1) == 0 && keepsLeft) {
        pairs.add(slot, JoinOutput.MISSING, RowKind.DELETE);
      }
      pairs.add(slot, row, RowKind.INSERT);
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
