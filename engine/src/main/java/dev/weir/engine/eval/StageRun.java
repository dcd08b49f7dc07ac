package dev.weir.engine.eval;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowColumn;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stage at work in one task. */
public final class StageRun {
  private final Stage stage;
  private final Object[] scratch;
  private final Inputs.@Nullable Path[] paths;
  private final boolean identity;
  private @Nullable Batch out;
  private @Nullable Batch plainOut;
  private Column[] own = new Column[0];
  private Column[] targets = new Column[0];
  private int[] rows = new int[0];

  StageRun(Stage stage, Object[] scratch) {
    this.stage = stage;
    this.scratch = scratch;
    this.paths = stage.outputs.stream().map(Inputs::path).toArray(Inputs.Path[]::new);
    this.identity = isIdentity();
  }

  /**
   * The rows that pass, with the outputs as columns and the kinds that they had. The batch is valid
   * until the next call and while {@code in} is; it may share columns with {@code in}, or be {@code
   * in} itself if nothing changes.
   */
  public Batch run(Batch in) {
    int count = select(in);
    if (identity && count == in.size()) {
      return in;
    }
    Batch result = prepare(in);
    boolean all = count == in.size();
    for (int i = 0; i < own.length; i++) {
      Inputs.Path path = paths[i];
      if (path != null) {
        result.setColumn(i, passed(in, path, all, count, i));
      } else {
        own[i].clear();
        targets[i] = own[i];
        result.setColumn(i, own[i]);
      }
    }
    for (int loop = 0; loop < stage.loops.size() && count > 0; loop++) {
      project(loop, in, count);
    }
    copyKinds(in, result, count);
    result.setSize(count);
    return result;
  }

  private int select(Batch in) {
    if (rows.length < in.size()) {
      rows = new int[Math.max(in.capacity(), in.size())];
    }
    Expr condition = stage.condition;
    if (condition == null) {
      return in.size();
    }
    try {
      return stage.code.select(in, rows, scratch);
    } catch (WeirException | ArithmeticException e) {
      throw failure(e, condition);
    }
  }

  private void project(int loop, Batch in, int count) {
    try {
      stage.code.project(loop, in, targets, rows, count, scratch);
    } catch (WeirException | ArithmeticException e) {
      List<Integer> outputs = stage.loops.get(loop);
      throw failure(e, stage.outputs.get(outputs.getFirst()));
    }
  }

  private WeirException failure(RuntimeException cause, Expr expression) {
    String place = " in \"" + ExpressionText.of(expression, stage.input) + "\"";
    return switch (cause) {
      case WeirException e -> new WeirException(e.code(), e.text() + place, e).withHint(e.hint());
      case RuntimeException e ->
          new WeirException(ErrorCode.DIVISION_BY_ZERO, "division by zero" + place, e);
    };
  }

  /** A column handed on: shared if all rows pass and its NULLs are all its own. */
  private Column passed(Batch in, Inputs.Path path, boolean all, int count, int output) {
    Column column = path.column(in);
    boolean hidden = hasHiddenNulls(in, path);
    if (all && !hidden) {
      return column;
    }
    if (all) {
      for (int i = 0; i < count; i++) {
        rows[i] = i;
      }
    }
    Column target = own[output];
    Rows.gather(column, rows, count, target);
    if (hidden) {
      Column outer = in.column(path.steps().getFirst());
      for (int i = 1; i < path.steps().size(); i++) {
        if (outer.nulls().any()) {
          Rows.addNulls(outer.nulls().words, rows, count, target);
        }
        outer = ((RowColumn) outer).field(path.steps().get(i));
      }
    }
    return target;
  }

  /** Whether a row that the column is a field of has NULLs. */
  private static boolean hasHiddenNulls(Batch in, Inputs.Path path) {
    Column outer = in.column(path.steps().getFirst());
    for (int i = 1; i < path.steps().size(); i++) {
      if (outer.nulls().any()) {
        return true;
      }
      outer = ((RowColumn) outer).field(path.steps().get(i));
    }
    return false;
  }

  private Batch prepare(Batch in) {
    boolean insertOnly = in.kinds() == null;
    Batch existing = insertOnly ? plainOut : out;
    if (existing != null && existing.capacity() >= in.capacity()) {
      return existing;
    }
    int capacity = Math.max(in.capacity(), in.size());
    if (own.length != stage.outputs.size() || capacityOfOwn() < capacity) {
      own = new Column[stage.outputs.size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = Column.of(stage.outputs.get(i).type(), capacity);
      }
      targets = new Column[own.length];
    }
    Batch made = new Batch(own.clone(), capacity, insertOnly ? null : new byte[capacity]);
    if (insertOnly) {
      plainOut = made;
    } else {
      out = made;
    }
    return made;
  }

  private int capacityOfOwn() {
    return own.length == 0 ? 0 : own[0].capacity();
  }

  private void copyKinds(Batch in, Batch result, int count) {
    byte[] from = in.kinds();
    byte[] to = result.kinds();
    if (from == null || to == null) {
      return;
    }
    if (stage.condition == null) {
      System.arraycopy(from, 0, to, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      to[i] = from[rows[i]];
    }
  }

  private boolean isIdentity() {
    for (int i = 0; i < paths.length; i++) {
      Inputs.Path path = paths[i];
      if (path == null || path.steps().size() != 1 || path.steps().getFirst() != i) {
        return false;
      }
    }
    return paths.length == stage.input.size();
  }
}
