package dev.weir.server.http;

import dev.weir.server.json.JsonWriter;
import dev.weir.text.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes worked together: with a key, the last row of each; without, how often each row came more
 * than it went. Rows are JSON values without brackets. Not thread-safe.
 */
final class PendingRows {
  private final boolean keyed;
  private final Map<String, Change> changes = new LinkedHashMap<>();

  /** A row and how often it comes; below zero: how often it goes. */
  private static final class Change {
    final byte[] row;
    final int count;

    Change(byte[] row, int count) {
      this.row = row;
      this.count = count;
    }

    /** Both together; null when they make up for each other. */
    @Nullable Change and(Change other) {
      int sum = count + other.count;
      return sum == 0 ? null : new Change(row, sum);
    }
  }

  PendingRows(boolean keyed) {
    this.keyed = keyed;
  }

  int size() {
    return changes.size();
  }

  void clear() {
    changes.clear();
  }

  /** The row of a key, or that the key has none any more. */
  void put(byte[] key, byte[] row, boolean gone) {
    changes.put(new String(key, StandardCharsets.UTF_8), new Change(row, gone ? -1 : 1));
  }

  /** A row that comes or goes. */
  void count(byte[] row, int times) {
    changes.merge(new String(row, StandardCharsets.UTF_8), new Change(row, times), Change::and);
  }

  /** Adds all rows that are there (for a snapshot) or all changes with what they do. */
  void write(JsonWriter json, boolean snapshot) {
    ByteBuilder row = new ByteBuilder();
    String come = keyed ? "\"+U\"," : "\"+I\",";
    for (Change change : changes.values()) {
      boolean gone = change.count < 0;
      if (gone && snapshot) {
        continue;
      }
      row.clear().add('[').add(snapshot ? "" : gone ? "\"-D\"," : come);
      byte[] line = row.add(change.row, 0, change.row.length).add(']').toBytes();
      for (int i = 0; i < Math.abs(change.count); i++) {
        json.raw(line);
      }
    }
  }
}
