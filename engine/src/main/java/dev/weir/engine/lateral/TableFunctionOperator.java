package dev.weir.engine.lateral;

import dev.weir.batch.Batch;
import dev.weir.engine.eval.PairPredicate;
import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.expr.Expr;
import dev.weir.plan.TableFunction;
import dev.weir.plan.TableFunctionJoin;
import org.jspecify.annotations.Nullable;

/** A join with a table function: its arguments and the condition are compiled. */
public record TableFunctionOperator(
    TableFunctionJoin join, Stage arguments, @Nullable PairPredicate condition)
    implements Operator {

  public static TableFunctionOperator of(TableFunctionJoin join) {
    Expr condition = join.condition();
    return new TableFunctionOperator(
        join,
        StageCompiler.compile(join.input().schema(), null, join.function().arguments()),
        condition == null
            ? null
            : StageCompiler.compilePredicate(
                join.input().schema(), join.function().columns(), condition));
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    EvalContext eval = new EvalContext(context.clock(), context.zone(), context::closeAtEnd);
    RowMaker rows =
        switch (join.function()) {
          case TableFunction.Unnest unnest -> new UnnestRows(unnest);
          case TableFunction.User user -> UserRows.open(user, context);
        };
    return new TableFunctionProcessor(
        join,
        new TableFunctionProcessor.Parts(
            arguments.open(eval), rows, condition == null ? null : condition.open(eval)),
        Batch.of(join.schema(), context.batchSize(), join.insertOnly()),
        output);
  }
}
