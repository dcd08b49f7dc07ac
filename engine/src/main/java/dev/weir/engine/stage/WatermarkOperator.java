package dev.weir.engine.stage;

import dev.weir.engine.eval.Stage;
import dev.weir.engine.eval.StageCompiler;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.OpenSplits;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.AssignWatermark;
import dev.weir.type.TimestampType;
import java.util.List;

/** Derives the watermark of each task from the rows that it reads. */
public record WatermarkOperator(Stage watermark, long ticksPerMilli, long idleMillis)
    implements Operator {

  public static WatermarkOperator of(AssignWatermark node) {
    Stage stage = StageCompiler.compile(node.input().schema(), null, List.of(node.watermark()));
    long ticksPerSecond = ((TimestampType) node.watermark().type()).unitsPerSecond();
    return new WatermarkOperator(stage, ticksPerSecond / 1000, node.idleMillis());
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    StageRun run =
        watermark.open(new EvalContext(context.clock(), context.zone(), context::closeAtEnd));
    OpenSplits splits = context.splits();
    SplitTimes times =
        splits == null
            ? SplitTimes.ofOne(context.clock(), idleMillis)
            : new SplitTimes(splits, context.clock(), idleMillis);
    return new WatermarkProcessor(run, ticksPerMilli, times, output);
  }
}
