package dev.weir.sql.node;

import dev.weir.sql.script.Settings;

/** Whose rule holds for quantifiers of row patterns that Flink can run. */
public enum Quantifiers {
  /** Flink's: a greedy loop never gives a row back, and the match that is complete first counts. */
  FLINK,
  /** That of SQL:2016, as for all other patterns. */
  STANDARD;

  /** The SET key. */
  public static final String KEY = "weir.match-recognize.quantifiers";

  /** What a session asks for. */
  public static Quantifiers of(Settings settings) {
    return settings.get(KEY, "flink").equalsIgnoreCase("standard") ? STANDARD : FLINK;
  }
}
