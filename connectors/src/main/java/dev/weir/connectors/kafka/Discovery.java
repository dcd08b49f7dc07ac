package dev.weir.connectors.kafka;

import dev.weir.connector.Split;
import dev.weir.error.WeirException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.TopicPartition;

/** Looks now and then, on a thread of its own, which partitions of a table have come up. */
final class Discovery implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Discovery.class.getName());

  private final KafkaTable table;
  private final Set<TopicPartition> known = new HashSet<>();
  private final Queue<Split> found = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  Discovery(KafkaTable table, List<Split> position) {
    this.table = table;
    for (Split split : position) {
      add(PartitionRange.of(split));
    }
    this.thread =
        Thread.ofVirtual()
            .name("weir-kafka-discovery-" + table.options().table().name().name())
            .start(this::run);
  }

  private void add(PartitionRange range) {
    known.add(new TopicPartition(range.topic(), range.partition()));
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(table.discoveryMillis());
        look();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** A broker that does not answer is asked again the next time. */
  private void look() {
    try (PartitionLister lister = new PartitionLister(table)) {
      for (PartitionRange range : lister.further(known)) {
        add(range);
        found.add(range.toSplit());
      }
    } catch (WeirException e) {
      LOG.log(System.Logger.Level.WARNING, "partitions are not known anew: " + e.text());
    }
  }

  /** What has come up since this was asked. */
  List<Split> found() {
    List<Split> taken = new ArrayList<>();
    for (Split split = found.poll(); split != null; split = found.poll()) {
      taken.add(split);
    }
    return taken;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
