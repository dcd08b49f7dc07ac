package dev.weir.connectors.kafka;

import dev.weir.connectors.OptionValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A table over topics as its options say: where the brokers are, what is read and from where.
 *
 * @param properties what goes to Kafka's client, by Kafka's names
 * @param upserts whether a message takes the place of the one before it with the same key
 */
record KafkaTable(
    MessageParts parts,
    Topics topics,
    Map<String, String> properties,
    OffsetRule start,
    OffsetRule end,
    boolean upserts) {
  private static final Pattern OFFSET = Pattern.compile("partition:(\\d+),offset:(\\d+)");

  static KafkaTable appending(MessageParts parts) {
    OptionValues options = parts.options();
    OffsetRule start =
        rule(
            options,
            KafkaOptions.STARTUP,
            KafkaOptions.STARTUP_OFFSETS,
            KafkaOptions.STARTUP_TIME,
            List.of(
                "earliest-offset",
                "latest-offset",
                "group-offsets",
                "timestamp",
                "specific-offsets"));
    return of(parts, topics(options), start, false);
  }

  static KafkaTable upserting(MessageParts parts) {
    Topics topics = new Topics.Named(names(parts.options()));
    return of(parts, topics, new OffsetRule.Earliest(), true);
  }

  private static KafkaTable of(
      MessageParts parts, Topics topics, OffsetRule start, boolean upserts) {
    OptionValues options = parts.options();
    OffsetRule end =
        rule(
            options,
            KafkaOptions.BOUND,
            KafkaOptions.BOUND_OFFSETS,
            KafkaOptions.BOUND_TIME,
            List.of(
                "unbounded", "latest-offset", "group-offsets", "timestamp", "specific-offsets"));
    Map<String, String> properties = new LinkedHashMap<>();
    options
        .table()
        .options()
        .forEach((key, value) -> {
          if (key.startsWith(KafkaOptions.PROPERTIES)) {
            properties.put(key.substring(KafkaOptions.PROPERTIES.length()), value);
          }
        });
    return new KafkaTable(parts, topics, properties, start, end, upserts);
  }

  private static Topics topics(OptionValues options) {
    boolean matching = options.isSet(KafkaOptions.PATTERN);
    if (matching == options.isSet(KafkaOptions.TOPIC)) {
      throw matching
          ? options
              .wrong(KafkaOptions.PATTERN, "the option \"topic\" is given as well")
              .withHint("Leave one of them out.")
          : options
              .missing(KafkaOptions.TOPIC)
              .withHint("Name a topic, or give \"topic-pattern\".");
    }
    if (!matching) {
      return new Topics.Named(names(options));
    }
    try {
      return new Topics.Matching(Pattern.compile(options.text(KafkaOptions.PATTERN)));
    } catch (PatternSyntaxException e) {
      throw options.wrong(KafkaOptions.PATTERN, "a regular expression is needed");
    }
  }

  private static List<String> names(OptionValues options) {
    List<String> names =
        Arrays.stream(options.text(KafkaOptions.TOPIC).split("[;]"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.isEmpty()) {
      throw options.wrong(KafkaOptions.TOPIC, "a name is needed");
    }
    return names;
  }

  private static OffsetRule rule(
      OptionValues options, String key, String offsetsKey, String timeKey, List<String> modes) {
    return switch (options.oneOf(key, modes.toArray(String[]::new))) {
      case "earliest-offset" -> new OffsetRule.Earliest();
      case "latest-offset" -> new OffsetRule.Latest();
      case "group-offsets" -> new OffsetRule.Group();
      case "timestamp" -> {
        if (!options.isSet(timeKey)) {
          throw options.missing(timeKey).withHint("The mode \"timestamp\" needs it.");
        }
        yield new OffsetRule.Time(options.integer(timeKey, 0));
      }
      case "specific-offsets" -> {
        if (!options.isSet(offsetsKey)) {
          throw options.missing(offsetsKey).withHint("The mode \"specific-offsets\" needs it.");
        }
        yield new OffsetRule.Offsets(offsets(options, offsetsKey));
      }
      default -> new OffsetRule.Never();
    };
  }

  private static Map<Integer, Long> offsets(OptionValues options, String key) {
    Map<Integer, Long> offsets = new HashMap<>();
    for (String one : options.text(key).strip().split("[;]")) {
      var matcher = OFFSET.matcher(one.replace(" ", ""));
      if (!matcher.matches()) {
        throw wrongOffsets(options, key);
      }
      try {
        offsets.put(Integer.valueOf(matcher.group(1)), Long.valueOf(matcher.group(2)));
      } catch (NumberFormatException e) {
        throw wrongOffsets(options, key);
      }
    }
    return offsets;
  }

  private static RuntimeException wrongOffsets(OptionValues options, String key) {
    return options.wrong(
        key, "such as \"partition:0,offset:42;partition:1,offset:300\" is allowed");
  }

  OptionValues options() {
    return parts.options();
  }

  String name() {
    return options().table().name().toString();
  }

  /** The brokers, as the table names them. */
  String servers() {
    return properties.getOrDefault("bootstrap.servers", "");
  }

  /** The consumer group: without one named, a group of the table's own. */
  String group() {
    return properties.getOrDefault("group.id", "KafkaSource-" + name());
  }

  boolean bounded() {
    return !(end instanceof OffsetRule.Never);
  }

  /** How often to look for partitions that came up; 0: never. */
  long discoveryMillis() {
    return bounded() ? 0 : options().duration(KafkaOptions.DISCOVERY).toMillis();
  }

  /** Whether each task writes to a partition of its own. */
  boolean isFixed() {
    return !upserts && options().text(KafkaOptions.PARTITIONER).equalsIgnoreCase("fixed");
  }

  /** How often the group is told how far reading is, beside snapshots; 0: never. */
  long commitMillis() {
    if (!"true".equalsIgnoreCase(properties.get("enable.auto.commit"))) {
      return 0;
    }
    return Math.max(1, Long.parseLong(properties.getOrDefault("auto.commit.interval.ms", "5000")));
  }

  /** What becomes of a place that the broker does not have, unless the table says. */
  String resetPolicy() {
    String given = properties.get("auto.offset.reset");
    if (given != null) {
      return given.toLowerCase(Locale.ROOT);
    }
    return switch (start) {
      case OffsetRule.Earliest _, OffsetRule.Offsets _ -> "earliest";
      case OffsetRule.Latest _ -> "latest";
      case OffsetRule.Group _, OffsetRule.Time _, OffsetRule.Never _ -> "none";
    };
  }
}
