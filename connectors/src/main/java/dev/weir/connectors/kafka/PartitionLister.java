package dev.weir.connectors.kafka;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers which partitions a table has, and where in them reading begins and ends. */
final class PartitionLister implements AutoCloseable {
  private final KafkaTable table;
  private final Admin admin;

  PartitionLister(KafkaTable table) {
    this.table = table;
    this.admin = KafkaClients.admin(table);
  }

  /** All partitions, with the ranges that the table's options mean. */
  List<PartitionRange> ranges() {
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, Long> starts = offsets(partitions, table.start(), KafkaOptions.STARTUP);
    Map<TopicPartition, Long> ends = offsets(partitions, table.end(), KafkaOptions.BOUND);
    List<PartitionRange> ranges = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      long start = starts.getOrDefault(partition, 0L);
      long end = table.bounded() ? ends.getOrDefault(partition, start) : PartitionRange.ENDLESS;
      ranges.add(new PartitionRange(partition.topic(), partition.partition(), start, 0, end));
    }
    return ranges;
  }

  /** How many partitions there are. */
  int count() {
    return partitions().size();
  }

  /** The partitions that are not among those known, to be read from their first message on. */
  List<PartitionRange> further(Set<TopicPartition> known) {
    List<TopicPartition> fresh = new ArrayList<>(partitions());
    fresh.removeAll(known);
    if (fresh.isEmpty()) {
      return List.of();
    }
    Map<TopicPartition, Long> starts = listed(fresh, OffsetSpec.earliest());
    return fresh.stream()
        .map(at ->
            new PartitionRange(
                at.topic(), at.partition(), starts.getOrDefault(at, 0L), 0, PartitionRange.ENDLESS))
        .toList();
  }

  private List<TopicPartition> partitions() {
    Collection<String> names =
        switch (table.topics()) {
          case Topics.Named named -> named.names();
          case Topics.Matching matching ->
              existing().stream()
                  .filter(name -> matching.pattern().matcher(name).matches())
                  .sorted()
                  .toList();
        };
    List<TopicPartition> partitions = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> topics =
        admin.describeTopics(names).topicNameValues();
    for (String name : names) {
      KafkaFuture<TopicDescription> asked = topics.get(name);
      if (asked != null) {
        describe(name, asked)
            .partitions()
            .forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
      }
    }
    return partitions;
  }

  private TopicDescription describe(String name, KafkaFuture<TopicDescription> asked) {
    try {
      return get(asked);
    } catch (WeirException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException missing) {
        throw KafkaFailures.noTopic(table, name, missing)
            .withHint(Suggestions.didYouMean(name, existing()));
      }
      throw e;
    }
  }

  private Set<String> existing() {
    return get(admin.listTopics().names());
  }

  private Map<TopicPartition, Long> offsets(
      List<TopicPartition> partitions, OffsetRule rule, String option) {
    return switch (rule) {
      case OffsetRule.Earliest _ -> listed(partitions, OffsetSpec.earliest());
      case OffsetRule.Latest _ -> listed(partitions, OffsetSpec.latest());
      case OffsetRule.Time time -> atTime(partitions, time.millis());
      case OffsetRule.Group _ -> committed(partitions, option);
      case OffsetRule.Offsets given -> given(partitions, given.byPartition(), option);
      case OffsetRule.Never _ -> Map.of();
    };
  }

  private Map<TopicPartition, Long> listed(
      Collection<TopicPartition> partitions, OffsetSpec where) {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(at -> at, at -> where));
    Map<TopicPartition, Long> found = new HashMap<>();
    get(admin.listOffsets(asked, new ListOffsetsOptions(isolation())).all())
        .forEach((at, info) -> found.put(at, info.offset()));
    return found;
  }

  private IsolationLevel isolation() {
    return "read_committed".equals(table.properties().get("isolation.level"))
        ? IsolationLevel.READ_COMMITTED
        : IsolationLevel.READ_UNCOMMITTED;
  }

  /** The first message of that time; behind the last one if there is none. */
  private Map<TopicPartition, Long> atTime(List<TopicPartition> partitions, long millis) {
    Map<TopicPartition, Long> found = listed(partitions, OffsetSpec.forTimestamp(millis));
    Map<TopicPartition, Long> latest = listed(partitions, OffsetSpec.latest());
    found.replaceAll((at, offset) -> offset < 0 ? latest.getOrDefault(at, 0L) : offset);
    return found;
  }

  private Map<TopicPartition, Long> committed(List<TopicPartition> partitions, String option) {
    Map<TopicPartition, OffsetAndMetadata> known =
        get(admin.listConsumerGroupOffsets(table.group()).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> found = new HashMap<>();
    List<TopicPartition> missing = new ArrayList<>();
    for (TopicPartition at : partitions) {
      OffsetAndMetadata offset = known.get(at);
      if (offset == null) {
        missing.add(at);
      } else {
        found.put(at, offset.offset());
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(listed(missing, uncommitted(missing.getFirst(), option)));
    }
    return found;
  }

  /** Where to begin in a partition in which the group has no offset; it never ends there. */
  private OffsetSpec uncommitted(TopicPartition at, String option) {
    if (option.equals(KafkaOptions.STARTUP)) {
      switch (table.resetPolicy()) {
        case "earliest" -> {
          return OffsetSpec.earliest();
        }
        case "latest" -> {
          return OffsetSpec.latest();
        }
        default -> {}
      }
    }
    throw new WeirException(
            ErrorCode.INVALID_OPTION,
            "option \""
                + option
                + "\" of table \""
                + table.name()
                + "\" is \"group-offsets\", but group \""
                + table.group()
                + "\" has no offset in partition "
                + at.partition()
                + " of topic \""
                + at.topic()
                + "\"")
        .withHint(
            "Begin at \"earliest-offset\" or \"latest-offset\", or set"
                + " 'properties.auto.offset.reset' to \"earliest\" or \"latest\".");
  }

  /**
   * Offsets by partition; those not named begin at the first message and aren't read to any end.
   */
  private Map<TopicPartition, Long> given(
      List<TopicPartition> partitions, Map<Integer, Long> offsets, String option) {
    Map<TopicPartition, Long> found = new HashMap<>();
    List<TopicPartition> others = new ArrayList<>();
    for (TopicPartition at : partitions) {
      Long offset = offsets.get(at.partition());
      if (offset == null) {
        others.add(at);
      } else {
        found.put(at, offset);
      }
    }
    if (!others.isEmpty() && option.equals(KafkaOptions.STARTUP)) {
      found.putAll(listed(others, OffsetSpec.earliest()));
    }
    return found;
  }

  private <T> T get(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw KafkaFailures.explain(table, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WeirException(ErrorCode.CANCELLED, "waiting for Kafka was interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(100));
  }
}
