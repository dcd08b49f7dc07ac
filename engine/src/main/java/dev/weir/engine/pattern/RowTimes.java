package dev.weir.engine.pattern;

/** The times of rows, in milliseconds. */
@FunctionalInterface
interface RowTimes {
  long of(PartitionState partition, long row);
}
