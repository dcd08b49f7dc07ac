package dev.weir.connectors.kafka;

import dev.weir.connector.Split;

/**
 * The messages of a partition from an offset on and before another; of the first message, {@code
 * taken} rows are passed over.
 */
record PartitionRange(String topic, int partition, long start, int taken, long end) {
  /** The end of a range that has none. */
  static final long ENDLESS = Long.MAX_VALUE;

  private static final String NO_END = "-";

  /** The range that a split spells: start, end, number of the partition and topic. */
  static PartitionRange of(Split split) {
    String[] parts = split.text().split(" ", 4);
    int plus = parts[0].indexOf('+');
    long start = Long.parseLong(plus < 0 ? parts[0] : parts[0].substring(0, plus));
    int taken = plus < 0 ? 0 : Integer.parseInt(parts[0].substring(plus + 1));
    long end = parts[1].equals(NO_END) ? ENDLESS : Long.parseLong(parts[1]);
    return new PartitionRange(parts[3], Integer.parseInt(parts[2]), start, taken, end);
  }

  Split toSplit() {
    String from = taken == 0 ? String.valueOf(start) : start + "+" + taken;
    String to = end == ENDLESS ? NO_END : String.valueOf(end);
    return new Split(from + " " + to + " " + partition + " " + topic);
  }

  /** What is left from an offset on, without the first rows of the message there. */
  PartitionRange from(long offset, int rows) {
    return new PartitionRange(topic, partition, offset, rows, end);
  }
}
