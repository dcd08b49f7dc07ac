package dev.weir.engine.eval;

import dev.weir.batch.Batch;
import dev.weir.engine.function.EvalContext;

/** A compiled condition over a row of each of two inputs: immutable and shared by all tasks. */
public final class PairPredicate {
  private final PairCode code;
  private final Scratch scratch;
  private final int[] columns;

  PairPredicate(PairCode code, Scratch scratch, int[] columns) {
    this.code = code;
    this.scratch = scratch;
    this.columns = columns;
  }

  /** The columns it reads, ascending: those of the left input, then those of the right. */
  public int[] columns() {
    return columns.clone();
  }

  /** Makes the part that one task runs. */
  public Test open(EvalContext context) {
    Object[] objects = scratch.open(context);
    return (left, leftRow, right, rightRow) -> code.test(left, leftRow, right, rightRow, objects);
  }

  /** Asks whether the condition is TRUE for two rows. */
  @FunctionalInterface
  public interface Test {
    boolean test(Batch left, int leftRow, Batch right, int rightRow);
  }
}
