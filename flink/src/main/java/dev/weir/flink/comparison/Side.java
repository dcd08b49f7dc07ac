package dev.weir.flink.comparison;

import java.util.Locale;

/** Where a statement runs. */
enum Side {
  WEIR,
  FLINK;

  /** The name of its folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
