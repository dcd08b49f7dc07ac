package dev.weir.engine.attached;

import dev.weir.batch.Batch;
import dev.weir.engine.join.PairCondition;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.JoinType;
import dev.weir.plan.WindowJoin;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of both sides in one window, until it is joined. */
final class JoinedWindow {
  private final JoinType type;
  private final PairCondition.@Nullable Test condition;
  private final KeyTable keys;
  private final WindowSide left;
  private final WindowSide right;

  /** Rows with a NULL in their key, which match nothing: only an outer or anti join keeps them. */
  private final WindowSide leftAlone;

  private final WindowSide rightAlone;

  /** Which right rows have a match; kept by full joins. */
  private boolean[] matched = {};

  JoinedWindow(WindowJoin node, PairCondition.@Nullable Test condition) {
    this.type = node.type();
    this.condition = condition;
    this.keys = new KeyTable(node.leftKeys().stream().map(node.left().schema()::type).toList());
    this.left = new WindowSide(node.left().schema(), columns(node.leftKeys()), keys);
    this.right = new WindowSide(node.right().schema(), columns(node.rightKeys()), keys);
    KeyTable none = new KeyTable(List.of());
    this.leftAlone = new WindowSide(node.left().schema(), new int[0], none);
    this.rightAlone = new WindowSide(node.right().schema(), new int[0], none);
  }

  private static int[] columns(List<Integer> keys) {
    return keys.stream().mapToInt(Integer::intValue).toArray();
  }

  void add(int input, Batch batch, int row, long hash) {
    (input == 0 ? left : right).add(batch, row, hash);
  }

  /** Adds a row that matches nothing. */
  void addAlone(int input, Batch batch, int row) {
    if (input == 0 && (type == JoinType.LEFT || type == JoinType.FULL || type == JoinType.ANTI)) {
      leftAlone.add(batch, row, 0);
    } else if (input == 1 && type == JoinType.FULL) {
      rightAlone.add(batch, row, 0);
    }
  }

  /** Emits the result of the window. */
  void join(WindowPairs pairs) {
    Batch lefts = left.view();
    Batch rights = right.view();
    pairs.begin(lefts, rights);
    if (type == JoinType.FULL) {
      matched = new boolean[right.bound()];
    }
    for (int key : keys.groups()) {
      for (int slot = left.first(key); slot != WindowSide.NONE; slot = left.next(slot)) {
        joinLeft(key, lefts, slot, rights, pairs);
      }
      if (type == JoinType.FULL) {
        emitUnmatched(key, pairs);
      }
    }
    pairs.emit();
    pairs.begin(leftAlone.view(), rightAlone.view());
    for (int i = 0; i < leftAlone.bound(); i++) {
      pairs.add(i, WindowPairs.MISSING);
    }
    for (int i = 0; i < rightAlone.bound(); i++) {
      pairs.add(WindowPairs.MISSING, i);
    }
    pairs.emit();
  }

  private void joinLeft(int key, Batch lefts, int slot, Batch rights, WindowPairs pairs) {
    boolean any = false;
    for (int other = right.first(key); other != WindowSide.NONE; other = right.next(other)) {
      if (condition != null && !condition.test(lefts, slot, rights, other)) {
        continue;
      }
      any = true;
      if (type == JoinType.SEMI || type == JoinType.ANTI) {
        break;
      }
      pairs.add(slot, other);
      if (type == JoinType.FULL) {
        matched[other] = true;
      }
    }
    boolean alone =
        switch (type) {
          case INNER -> false;
          case LEFT, FULL, ANTI -> !any;
          case SEMI -> any;
          case MARK -> throw new IllegalArgumentException("a mark join over windows");
        };
    if (alone) {
      pairs.add(slot, WindowPairs.MISSING);
    }
  }

  private void emitUnmatched(int key, WindowPairs pairs) {
    for (int slot = right.first(key); slot != WindowSide.NONE; slot = right.next(slot)) {
      if (!matched[slot]) {
        pairs.add(WindowPairs.MISSING, slot);
      }
    }
  }

  void write(StateWriter out) {
    for (WindowSide side : Arrays.asList(left, right, leftAlone, rightAlone)) {
      side.write(out);
    }
  }

  void read(StateReader in, TaskContext context) {
    left.read(in, context);
    right.read(in, context);
    leftAlone.read(in, context);
    rightAlone.read(in, context);
  }
}
