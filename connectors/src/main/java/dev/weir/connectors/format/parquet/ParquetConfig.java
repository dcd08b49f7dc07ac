package dev.weir.connectors.format.parquet;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The options of the format parquet. {@code zone} is where the clock is read whose readings are
 * kept as instants; {@code timestamps} says how many units of a 64-bit timestamp make a second, or
 * is {@link #INT96}.
 */
record ParquetConfig(
    String compression, ZoneId zone, long timestamps, long rowGroupBytes, int pageBytes) {
  static final long INT96 = 0;

  private static final String COMPRESSION = "parquet.compression";
  private static final String UTC = "parquet.utc-timezone";
  private static final String WRITE_INT64 = "parquet.write.int64.timestamp";
  private static final String UNIT = "parquet.timestamp.time.unit";
  private static final String BLOCK = "parquet.block.size";
  private static final String PAGE = "parquet.page.size";
  private static final int LEAST_PAGE = 1 << 10;

  static final List<Option> OPTIONS =
      List.of(
          new Option(
              COMPRESSION,
              Kind.TEXT,
              false,
              "SNAPPY",
              "How pages are packed: UNCOMPRESSED, SNAPPY or GZIP."),
          new Option(
              UTC,
              Kind.BOOLEAN,
              false,
              "false",
              "Whether 96-bit timestamps are taken as readings of a clock in UTC rather than of one"
                  + " in this machine's time zone."),
          new Option(
              WRITE_INT64,
              Kind.BOOLEAN,
              false,
              "false",
              "Whether timestamps are written with 64 bits, without a time zone, rather than 96."),
          new Option(
              UNIT,
              Kind.TEXT,
              false,
              "micros",
              "The unit of 64-bit timestamps: millis, micros or nanos."),
          new Option(BLOCK, Kind.INTEGER, false, "134217728", "The bytes of a row group."),
          new Option(PAGE, Kind.INTEGER, false, "1048576", "The bytes of a page."));

  static ParquetConfig of(OptionValues options) {
    long unit =
        switch (options.oneOf(UNIT, "millis", "micros", "nanos")) {
          case "millis" -> 1_000;
          case "micros" -> 1_000_000;
          default -> 1_000_000_000;
        };
    return new ParquetConfig(
        options.oneOf(COMPRESSION, "UNCOMPRESSED", "SNAPPY", "GZIP"),
        options.flag(UTC) ? ZoneOffset.UTC : ZoneId.systemDefault(),
        options.flag(WRITE_INT64) ? unit : INT96,
        options.integer(BLOCK, LEAST_PAGE),
        Math.clamp(options.integer(PAGE, LEAST_PAGE), LEAST_PAGE, Integer.MAX_VALUE));
  }
}
