package dev.weir.connectors.kafka;

import dev.weir.connector.LiveSource;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads topics: each partition is a split, and offsets are its position. */
final class KafkaSource implements LiveSource {
  private final KafkaTable table;
  private final AskedColumns columns;
  private final Map<Integer, PartitionFeed> feeds = new ConcurrentHashMap<>();
  private volatile @Nullable Discovery discovery;

  KafkaSource(KafkaTable table, AskedColumns columns) {
    this.table = table;
    this.columns = columns;
  }

  @Override
  public List<Split> splits() {
    try (PartitionLister lister = new PartitionLister(table)) {
      return lister.ranges().stream().map(PartitionRange::toSplit).toList();
    }
  }

  @Override
  public void start(List<Split> position) {
    if (table.discoveryMillis() > 0) {
      discovery = new Discovery(table, position);
    }
  }

  @Override
  public boolean grows() {
    return discovery != null;
  }

  @Override
  public List<Split> grown() {
    Discovery looking = discovery;
    return looking == null ? List.of() : looking.found();
  }

  @Override
  public SplitReader open(Split split, SourceContext context) {
    PartitionFeed feed =
        feeds.computeIfAbsent(context.task(), task -> new PartitionFeed(table, task));
    return new PartitionReader(table, columns, PartitionRange.of(split), feed, context);
  }

  /** Tells the group, for those who watch it; where reading goes on is in the snapshot. */
  @Override
  public void kept(List<Split> position) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Split split : position) {
      PartitionRange rest = PartitionRange.of(split);
      offsets.put(new TopicPartition(rest.topic(), rest.partition()), rest.start());
    }
    feeds.values().forEach(feed -> feed.commit(offsets));
  }

  @Override
  public void close() {
    Discovery looking = discovery;
    if (looking != null) {
      looking.close();
    }
    feeds.values().forEach(PartitionFeed::close);
  }
}
