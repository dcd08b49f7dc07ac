package dev.weir.engine.pattern;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.MatchRecognize;

/**
 * MATCH_RECOGNIZE: the rows of each partition, in the order of their time, are searched for a
 * pattern as far as the watermark has come. Rows that come behind it are late.
 */
public final class PatternOperator implements Operator {
  private final MatchPlan plan;

  private PatternOperator(MatchRecognize node) {
    this.plan = new MatchPlan(node);
  }

  public static PatternOperator of(MatchRecognize node) {
    return new PatternOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    var partition = plan.node().arrangement().partition();
    return partition.isEmpty() ? new Distribution.Single() : new Distribution.Hash(partition);
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new PatternProcessor(plan, context, output);
  }
}
