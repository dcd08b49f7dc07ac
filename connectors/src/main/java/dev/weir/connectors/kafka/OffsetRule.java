package dev.weir.connectors.kafka;

import java.util.Map;

/** Where in each partition reading begins or ends. */
sealed interface OffsetRule {
  /** Before the first message that is there. */
  record Earliest() implements OffsetRule {}

  /** Behind the last message that is there. */
  record Latest() implements OffsetRule {}

  /** Where the consumer group is. */
  record Group() implements OffsetRule {}

  /** Before the first message of this time or a later one, in milliseconds. */
  record Time(long millis) implements OffsetRule {}

  /** Before the message of an offset, for each partition's number. */
  record Offsets(Map<Integer, Long> byPartition) implements OffsetRule {
    public Offsets {
      byPartition = Map.copyOf(byPartition);
    }
  }

  /** Nowhere: reading goes on for ever. */
  record Never() implements OffsetRule {}
}
