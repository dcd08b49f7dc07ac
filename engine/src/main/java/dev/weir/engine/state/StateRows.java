package dev.weir.engine.state;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes any number of rows of columns to a snapshot, and reads them, in batches of fixed size. */
public final class StateRows {
  private static final int CHUNK = 4096;

  private final Batch chunk;

  public StateRows(List<SqlType> types) {
    List<Field> fields = new ArrayList<>();
    for (SqlType type : types) {
      fields.add(new Field("c" + fields.size(), type));
    }
    this.chunk = Batch.of(RowType.of(fields), CHUNK, true);
  }

  /** What reads a batch of rows, the first of which was the {@code start}-th written. */
  @FunctionalInterface
  public interface Receiver {
    void rows(Batch rows, int start);
  }

  /** What puts the rows at the given slots into an empty batch. */
  @FunctionalInterface
  public interface Gathering {
    void gather(int[] slots, int count, Batch into);
  }

  /** Writes the rows at the given slots of the columns, in order. */
  public void write(StateWriter out, List<Column> columns, int[] slots, int count) {
    write(
        out,
        (part, size, into) -> {
          for (int i = 0; i < into.columnCount(); i++) {
            into.column(i).gather(columns.get(i), part, size, 0);
          }
        },
        slots,
        count);
  }

  /** Writes the rows at the given slots, in order. */
  public void write(StateWriter out, Gathering rows, int[] slots, int count) {
    out.writeLong(count);
    for (int start = 0; start < count; start += CHUNK) {
      int size = Math.min(CHUNK, count - start);
      chunk.clear();
      rows.gather(Arrays.copyOfRange(slots, start, start + size), size, chunk);
      chunk.setSize(size);
      out.writeBatch(chunk);
    }
  }

  /** Reads what {@link #write} wrote. Returns how many rows that were. */
  public int read(StateReader in, Receiver receiver) {
    int count = Math.toIntExact(in.readLong());
    for (int start = 0; start < count; start += CHUNK) {
      chunk.clear();
      in.readBatch(chunk);
      receiver.rows(chunk, start);
    }
    return count;
  }
}
