package dev.weir.function;

/** The aggregate functions. All but the counts give NULL over no rows, and skip NULL arguments. */
public enum AggregateFunction {
  /** Rows, or rows whose argument is not NULL. */
  COUNT,
  SUM,
  AVG,
  MIN,
  MAX
}
