package dev.weir.connectors.kafka;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.format.Formats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of both connectors, by Flink's names. */
final class KafkaOptions {
  static final String TOPIC = "topic";
  static final String PATTERN = "topic-pattern";
  static final String PROPERTIES = "properties.";
  static final String SERVERS = "properties.bootstrap.servers";
  static final String GROUP = "properties.group.id";
  static final String VALUE_FORMAT = "value.format";
  static final String KEY_FORMAT = "key.format";
  static final String KEY_FIELDS = "key.fields";
  static final String KEY_PREFIX = "key.fields-prefix";
  static final String VALUE_FIELDS = "value.fields-include";
  static final String STARTUP = "scan.startup.mode";
  static final String STARTUP_OFFSETS = "scan.startup.specific-offsets";
  static final String STARTUP_TIME = "scan.startup.timestamp-millis";
  static final String BOUND = "scan.bounded.mode";
  static final String BOUND_OFFSETS = "scan.bounded.specific-offsets";
  static final String BOUND_TIME = "scan.bounded.timestamp-millis";
  static final String DISCOVERY = "scan.topic-partition-discovery.interval";
  static final String PARTITIONER = "sink.partitioner";
  static final String GUARANTEE = "sink.delivery-guarantee";
  static final String TRANSACTION_PREFIX = "sink.transactional-id-prefix";
  static final String PARALLELISM = "sink.parallelism";
  static final String FLUSH_ROWS = "sink.buffer-flush.max-rows";
  static final String FLUSH_INTERVAL = "sink.buffer-flush.interval";

  private KafkaOptions() {}

  /** Those of {@code kafka}. */
  static List<Option> appending() {
    List<Option> options = new ArrayList<>();
    options.add(text(TOPIC, null, "The topic; for reading, maybe several: `a;b`."));
    options.add(
        text(PATTERN, null, "For reading: a regular expression that names of topics match."));
    options.addAll(client());
    options.add(
        text(Formats.FORMAT, null, "What values look like; `value.format` means the same."));
    options.add(
        text(VALUE_FORMAT, null, "What values look like; its options begin with `value.`."));
    options.add(text(KEY_FORMAT, null, "What keys look like; its options begin with `key.`."));
    options.add(text(KEY_FIELDS, null, "The columns that the key holds: `a;b`."));
    options.addAll(fields());
    options.add(
        text(
            STARTUP,
            "group-offsets",
            "Where to begin: `earliest-offset`, `latest-offset`, `group-offsets`, `timestamp` or"
                + " `specific-offsets`."));
    options.add(
        text(STARTUP_OFFSETS, null, "Such as `partition:0,offset:42;partition:1,offset:300`."));
    options.add(new Option(STARTUP_TIME, Kind.INTEGER, false, null, "Milliseconds since 1970."));
    options.addAll(bound());
    options.addAll(sink());
    options.add(
        text(
            PARTITIONER,
            "default",
            "`default` is Kafka's own; `fixed`: a task keeps to one"
                + " partition; `round-robin`."));
    return options;
  }

  /** Those of {@code upsert-kafka}. */
  static List<Option> upserting() {
    List<Option> options = new ArrayList<>();
    options.add(new Option(TOPIC, Kind.TEXT, true, null, "The topic; for reading, maybe several."));
    options.addAll(client());
    options.add(
        new Option(KEY_FORMAT, Kind.TEXT, true, null, "What keys look like: the primary key."));
    options.add(new Option(VALUE_FORMAT, Kind.TEXT, true, null, "What values look like."));
    options.addAll(fields());
    options.addAll(bound());
    options.addAll(sink());
    options.add(
        new Option(
            FLUSH_ROWS, Kind.INTEGER, false, "0", "Has no effect: rows are written as they come."));
    options.add(new Option(FLUSH_INTERVAL, Kind.DURATION, false, "0 ms", "Has no effect."));
    return options;
  }

  private static List<Option> client() {
    return List.of(
        new Option(SERVERS, Kind.TEXT, true, null, "Brokers to begin with: `host:port,host:port`."),
        text(GROUP, null, "The consumer group whose offsets are read and written."),
        text(PROPERTIES + "*", null, "Anything else for Kafka's client, by Kafka's names."));
  }

  private static List<Option> fields() {
    return List.of(
        text(KEY_PREFIX, null, "What names of key columns begin with in the table alone."),
        text(VALUE_FIELDS, "ALL", "`EXCEPT_KEY`: values don't hold the columns of the key."));
  }

  private static List<Option> bound() {
    return List.of(
        text(
            BOUND,
            "unbounded",
            "Where to end: `unbounded`, `latest-offset`, `group-offsets`, `timestamp` or"
                + " `specific-offsets`."),
        text(BOUND_OFFSETS, null, "As for the start; partitions that are not named aren't read."),
        new Option(BOUND_TIME, Kind.INTEGER, false, null, "Milliseconds since 1970."),
        new Option(
            DISCOVERY,
            Kind.DURATION,
            false,
            "5 min",
            "How often to look for partitions; 0: never."));
  }

  private static List<Option> sink() {
    return List.of(
        text(
            GUARANTEE,
            "at-least-once",
            "`none`, `at-least-once` or `exactly-once`, which writes in transactions."),
        text(TRANSACTION_PREFIX, null, "What ids of transactions begin with; no other job's may."),
        new Option(PARALLELISM, Kind.INTEGER, false, null, "`1`: one task writes."));
  }

  private static Option text(String key, @Nullable String defaultValue, String description) {
    return new Option(key, Kind.TEXT, false, defaultValue, description);
  }

  /** The keys of a table that go to the client as they are. */
  static List<Option> given(CatalogTable table) {
    return table.options().keySet().stream()
        .filter(key -> key.startsWith(PROPERTIES) && !key.equals(SERVERS) && !key.equals(GROUP))
        .map(key -> text(key, null, ""))
        .toList();
  }
}
