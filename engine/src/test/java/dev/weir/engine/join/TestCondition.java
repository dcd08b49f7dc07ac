package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.TaskContext;

/** A condition given as code, that reads the columns named. */
public final class TestCondition implements PairCondition, PairCondition.Test {
  private final Pairs pairs;
  private final int[] columns;

  public TestCondition(Pairs pairs, int... columns) {
    this.pairs = pairs;
    this.columns = columns.clone();
  }

  /** Whether a row of the left side and one of the right fulfil it. */
  @FunctionalInterface
  public interface Pairs {
    boolean test(Batch left, int leftRow, Batch right, int rightRow);
  }

  @Override
  public int[] columns() {
    return columns;
  }

  @Override
  public Test open(TaskContext context) {
    return this;
  }

  @Override
  public boolean test(Batch left, int leftRow, Batch right, int rightRow) {
    return pairs.test(left, leftRow, right, rightRow);
  }
}
