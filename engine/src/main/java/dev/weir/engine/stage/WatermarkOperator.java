package dev.weir.engine.stage;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.type.TimestampType;

/** Derives the watermark of each task from the rows that it reads. */
public record WatermarkOperator(Expr watermark) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    long ticksPerMilli = ((TimestampType) watermark.type()).unitsPerSecond() / 1000;
    if (watermark instanceof InputRef ref) {
      return new WatermarkProcessor(batch -> batch.longs(ref.index()), ticksPerMilli, output);
    }
    throw new UnsupportedOperationException();
  }
}
