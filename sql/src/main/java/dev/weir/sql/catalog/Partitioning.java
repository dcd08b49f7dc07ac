package dev.weir.sql.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PARTITIONED BY: its columns, and the partitions that ALTER TABLE ADD PARTITION named, each as the
 * columns and values that were written. Those are known to the catalog alone, as in Flink's own:
 * what can be read is what the connector finds.
 */
public record Partitioning(List<String> keys, List<Map<String, String>> added) {
  /** No partitions. */
  public static final Partitioning NONE = new Partitioning(List.of(), List.of());

  public Partitioning {
    keys = List.copyOf(keys);
    added =
        added.stream().map(spec -> Collections.unmodifiableMap(new LinkedHashMap<>(spec))).toList();
  }

  /** Partitions by these columns. */
  public static Partitioning by(List<String> keys) {
    return new Partitioning(keys, List.of());
  }

  public Partitioning plus(Map<String, String> spec) {
    List<Map<String, String>> more = new ArrayList<>(added);
    more.add(spec);
    return new Partitioning(keys, more);
  }

  public Partitioning minus(Map<String, String> spec) {
    return new Partitioning(keys, added.stream().filter(other -> !other.equals(spec)).toList());
  }
}
