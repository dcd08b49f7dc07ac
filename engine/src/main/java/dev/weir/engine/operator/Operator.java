package dev.weir.engine.operator;

/** A step of a plan, ready to run: immutable and shared by all tasks. */
public interface Operator {

  /** How the rows of an input must be spread over the tasks. */
  Distribution distribution(int input);

  /** Makes the part of this operator that one task runs. Called before any row. */
  Processor open(TaskContext context, Output output);
}
