package dev.weir.connectors.filesystem;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.partition.PartitionLayout;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.List;

/** The options about partitions: their names, and how they are told complete. */
final class PartitionOptions {
  private static final String DEFAULT_NAME = "partition.default-name";
  private static final String EXTRACTOR = "partition.time-extractor.kind";
  private static final String PATTERN = "partition.time-extractor.timestamp-pattern";
  private static final String FORMATTER = "partition.time-extractor.timestamp-formatter";
  private static final String TRIGGER = "sink.partition-commit.trigger";
  private static final String DELAY = "sink.partition-commit.delay";
  private static final String ZONE = "sink.partition-commit.watermark-time-zone";
  private static final String POLICY = "sink.partition-commit.policy.kind";
  private static final String FILE_NAME = "sink.partition-commit.success-file.name";
  private static final String COMPACTION = "auto-compaction";
  private static final String SHUFFLE = "sink.shuffle-by-partition.enable";

  private static final String PROCESS_TIME = "process-time";
  private static final String SUCCESS_FILE = "success-file";

  private PartitionOptions() {}

  static List<Option> options() {
    return List.of(
        new Option(
            DEFAULT_NAME,
            Kind.TEXT,
            false,
            PartitionLayout.DEFAULT_NAME,
            "The partition of rows whose partition column is NULL or empty text."),
        new Option(
            POLICY,
            Kind.TEXT,
            false,
            null,
            "How a partition is told complete: success-file, an empty file in its folder."),
        new Option(FILE_NAME, Kind.TEXT, false, "_SUCCESS", "The name of that file."),
        new Option(
            TRIGGER,
            Kind.TEXT,
            false,
            PROCESS_TIME,
            "When a partition is complete: process-time, with its rows;"
                + " partition-time, at the end of all rows."),
        new Option(
            DELAY, Kind.DURATION, false, "0 s", "If not 0 s: at the end of all rows, as well."),
        new Option(ZONE, Kind.TEXT, false, "UTC", "Has no effect."),
        new Option(EXTRACTOR, Kind.TEXT, false, "default", "Has no effect: default."),
        new Option(PATTERN, Kind.TEXT, false, null, "Has no effect."),
        new Option(FORMATTER, Kind.TEXT, false, null, "Has no effect."),
        new Option(COMPACTION, Kind.BOOLEAN, false, "false", "Only false is supported."),
        new Option(SHUFFLE, Kind.BOOLEAN, false, "false", "Only false is supported."));
  }

  /** Refuses what there is not. */
  static void check(OptionValues options) {
    options.oneOf(TRIGGER, PROCESS_TIME, "partition-time");
    if (options.text(DEFAULT_NAME).isEmpty()) {
      throw options.wrong(DEFAULT_NAME, "a name that is not empty is allowed");
    }
    for (String key : List.of(COMPACTION, SHUFFLE)) {
      if (options.flag(key)) {
        throw unsupported(options, key);
      }
    }
    if (!options.text(EXTRACTOR).equals("default")) {
      throw unsupported(options, EXTRACTOR);
    }
    if (options.isSet(POLICY) && !options.text(POLICY).equals(SUCCESS_FILE)) {
      throw unsupported(options, POLICY).withHint("Only \"success-file\" is supported.");
    }
  }

  private static WeirException unsupported(OptionValues options, String key) {
    return new WeirException(
            ErrorCode.UNSUPPORTED,
            "option \""
                + key
                + "\" of table \""
                + options.table().name()
                + "\" can't be \""
                + options.text(key)
                + "\" yet")
        .withHint("Leave the option out.");
  }

  static PartitionLayout layout(CatalogTable table) {
    String name = table.options().getOrDefault(DEFAULT_NAME, PartitionLayout.DEFAULT_NAME);
    return new PartitionLayout(table, name);
  }

  static Completion.Policy completion(OptionValues options) {
    boolean delayed =
        !options.text(TRIGGER).equalsIgnoreCase(PROCESS_TIME)
            || options.duration(DELAY).isPositive();
    return new Completion.Policy(options.isSet(POLICY) ? options.text(FILE_NAME) : null, delayed);
  }
}
