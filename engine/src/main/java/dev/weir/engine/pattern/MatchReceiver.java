package dev.weir.engine.pattern;

/** Who is told what a search found, in the order of the rows. */
interface MatchReceiver {
  /** A match; the partition has its number. */
  void match(PartitionState partition, Path match);

  /** A match without rows at a row. */
  void empty(PartitionState partition, long row);

  /** No match begins at the row, and none had it. */
  void unmatched(PartitionState partition, long row);
}
