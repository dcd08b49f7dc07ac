package dev.weir.flink.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that give other values each time, so that two runs can't be the same. */
final class Chance {
  private static final List<String> FUNCTIONS =
      List.of(
          "UUID",
          "RAND",
          "RAND_INTEGER",
          "NOW",
          "CURRENT_TIMESTAMP",
          "CURRENT_ROW_TIMESTAMP",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "PROCTIME",
          "UNIX_TIMESTAMP",
          "CURRENT_WATERMARK");

  private Chance() {}

  /** The first such function that a statement names, or null. */
  static @Nullable String in(StatementShape shape) {
    return FUNCTIONS.stream().filter(shape::mentions).findFirst().orElse(null);
  }
}
