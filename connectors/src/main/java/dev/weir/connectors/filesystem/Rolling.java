package dev.weir.connectors.filesystem;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import java.util.List;

/** When a file is full: by its size, its age, and how long nothing was added; in milliseconds. */
record Rolling(long size, long age, long idle, long check) {
  private static final String SIZE = "sink.rolling-policy.file-size";
  private static final String AGE = "sink.rolling-policy.rollover-interval";
  private static final String IDLE = "sink.rolling-policy.inactivity-interval";
  private static final String CHECK = "sink.rolling-policy.check-interval";

  static List<Option> options() {
    return List.of(
        new Option(SIZE, Kind.MEMORY, false, "128 mb", "When to begin the next file: its size."),
        new Option(AGE, Kind.DURATION, false, "30 min", "The longest that a file is written to."),
        new Option(
            IDLE, Kind.DURATION, false, "30 min", "The longest that a file waits for a row."),
        new Option(CHECK, Kind.DURATION, false, "1 min", "How often to look for such files."));
  }

  static Rolling of(OptionValues options) {
    return new Rolling(
        options.bytes(SIZE),
        options.duration(AGE).toMillis(),
        options.duration(IDLE).toMillis(),
        options.duration(CHECK).toMillis());
  }

  boolean isFull(PartFile file) {
    return file.size() >= size;
  }

  boolean isOld(PartFile file, long now) {
    return now - file.begun() >= age || now - file.used() >= idle;
  }
}
