package dev.weir.engine.eval;

import dev.weir.engine.function.EvalContext;
import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled filter with projections: immutable and shared by all tasks. */
public final class Stage {
  final RowType input;
  final @Nullable Expr condition;
  final List<Expr> outputs;
  final List<List<Integer>> loops;
  final StageCode code;
  private final Scratch scratch;

  Stage(
      RowType input,
      @Nullable Expr condition,
      List<Expr> outputs,
      List<List<Integer>> loops,
      StageCode code,
      Scratch scratch) {
    this.input = input;
    this.condition = condition;
    this.outputs = outputs;
    this.loops = loops;
    this.code = code;
    this.scratch = scratch;
  }

  /** Makes the part that one task runs. */
  public StageRun open(EvalContext context) {
    return new StageRun(this, scratch.open(context));
  }
}
