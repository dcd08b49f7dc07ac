package dev.weir.server.rows;

import dev.weir.batch.RowKind;
import dev.weir.text.ByteBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rows that a changelog leaves behind: how often each row is there, in the order in which rows
 * came. A row is given as bytes that are equal for equal rows, and may be taken away before it
 * comes. Not thread-safe.
 */
public final class FinalRows {
  private final Map<Row, long[]> counts = new LinkedHashMap<>();

  /** Adds the row or takes it away, by what the kind says. */
  public void apply(byte kind, ByteBuilder row) {
    Row key = new Row(row.toBytes());
    long[] count = counts.computeIfAbsent(key, k -> new long[1]);
    count[0] += RowKind.retracts(kind) ? -1 : 1;
    if (count[0] == 0) {
      counts.remove(key);
    }
  }

  /** How many different rows there are. */
  public int size() {
    return counts.size();
  }

  /** Gives every row as often as it is there. */
  public void forEach(Consumer<byte[]> consumer) {
    for (Map.Entry<Row, long[]> entry : counts.entrySet()) {
      for (long i = 0; i < entry.getValue()[0]; i++) {
        consumer.accept(entry.getKey().data);
      }
    }
  }

  /** The bytes that stand for a row. */
  private static final class Row {
    private final byte[] data;
    private final int hash;

    Row(byte[] data) {
      this.data = data;
      this.hash = Arrays.hashCode(data);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && hash == row.hash && Arrays.equals(data, row.data);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
