package dev.weir.engine.stage;

import dev.weir.batch.Batch;
import dev.weir.engine.eval.PairPredicate;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.join.PairCondition;
import dev.weir.engine.operator.TaskContext;
import dev.weir.expr.Expr;
import dev.weir.type.RowType;

/** The compiled further condition of a join. */
public record PairFilter(PairPredicate predicate) implements PairCondition {

  /** Compiles a condition over the columns of the left side, then those of the right. */
  public static PairFilter of(RowType left, RowType right, Expr condition) {
    return new PairFilter(StageCompiler.compilePredicate(left, right, condition));
  }

  @Override
  public Test open(TaskContext context) {
    return new Opened(
        predicate.open(new EvalContext(context.clock(), context.zone(), context::closeAtEnd)),
        predicate.columns());
  }

  private static final class Opened implements Test {
    private final PairPredicate.Test test;
    private final int[] columns;

    Opened(PairPredicate.Test test, int[] columns) {
      this.test = test;
      this.columns = columns;
    }

    @Override
    public int[] columns() {
      return columns;
    }

    @Override
    public boolean test(Batch left, int leftRow, Batch right, int rightRow) {
      return test.test(left, leftRow, right, rightRow);
    }
  }
}
