package dev.weir.engine.stage;

import dev.weir.engine.eval.PairPredicate;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.join.PairCondition;
import dev.weir.engine.operator.TaskContext;
import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;

/** The compiled further condition of a join. */
public record PairFilter(PairPredicate predicate) implements PairCondition {

  /** Compiles a condition over pairs: the columns of the left side, then those of the right. */
  public static PairFilter of(RowType pairs, Expr condition) {
    return new PairFilter(
        StageCompiler.compilePredicate(pairs, RowType.of(List.of()), condition));
  }

  @Override
  public Test open(TaskContext context) {
    PairPredicate.Test test = predicate.open(new EvalContext(context.clock(), context.zone()));
    return (pairs, passing) -> {
      int count = 0;
      for (int row = 0; row < pairs.size(); row++) {
        if (test.test(pairs, row, pairs, row)) {
          passing[count++] = row;
        }
      }
      return count;
    };
  }
}
