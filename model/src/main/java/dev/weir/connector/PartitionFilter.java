package dev.weir.connector;

import dev.weir.batch.Batch;

/** Says which partitions of a table are read. Used by one thread at a time. */
@FunctionalInterface
public interface PartitionFilter {
  /**
   * Whether any rows of a partition are wanted. The batch has one row, with the partition's values
   * of the columns of PARTITIONED BY.
   */
  boolean wants(Batch values);
}
