package dev.weir.connectors.format.avro;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import java.util.List;

/** The options of the format avro. */
record AvroConfig(String codec, boolean legacyTimestamps) {
  static final String NO_CODEC = "null";
  static final String DEFLATE = "deflate";
  static final String SNAPPY = "snappy";

  private static final String CODEC = "avro.codec";
  private static final String LEGACY = "avro.timestamp_mapping.legacy";

  static final List<Option> OPTIONS =
      List.of(
          new Option(
              CODEC, Kind.TEXT, false, SNAPPY, "How blocks are packed: null, deflate or snappy."),
          new Option(
              LEGACY,
              Kind.BOOLEAN,
              false,
              "true",
              "Whether TIMESTAMP is written as an instant, as Flink did before 1.19; if not, it is"
                  + " a local timestamp, and TIMESTAMP_LTZ an instant."));

  static AvroConfig of(OptionValues options) {
    return new AvroConfig(options.oneOf(CODEC, NO_CODEC, DEFLATE, SNAPPY), options.flag(LEGACY));
  }
}
