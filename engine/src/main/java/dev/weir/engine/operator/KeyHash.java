package dev.weir.engine.operator;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import java.util.Arrays;

/**
 * The 64-bit hash of a row's key, the same wherever it is computed: exchanges deal by its upper
 * bits, hash tables place by its lower bits. Part of the snapshot format.
 */
public final class KeyHash {
  private static final long NULL = 0x9AE16A3B2F90404FL;
  private static final long SEED = 0x2545F4914F6CDD1DL;

  private KeyHash() {}

  /** The task that owns a hash. */
  public static int task(long hash, int parallelism) {
    return (int) (((hash >>> 32) * parallelism) >>> 32);
  }

  /** Hashes the given columns of all rows of the batch into {@code hashes}. */
  public static void hash(Batch batch, int[] columns, long[] hashes) {
    int size = batch.size();
    Arrays.fill(hashes, 0, size, SEED);
    for (int column : columns) {
      add(batch.column(column), size, hashes);
    }
  }

  private static void add(Column column, int size, long[] hashes) {
    switch (column) {
      case LongColumn longs -> addLongs(longs, size, hashes);
      case DoubleColumn doubles -> addDoubles(doubles, size, hashes);
      case Int128Column wides -> addInt128s(wides, size, hashes);
      case BytesColumn bytes -> addBytes(bytes, size, hashes);
      case RowColumn row -> addRows(row, size, hashes);
    }
  }

  private static void addLongs(LongColumn column, int size, long[] hashes) {
    long[] values = column.values;
    Nulls nulls = column.nulls();
    if (!nulls.any()) {
      for (int i = 0; i < size; i++) {
        hashes[i] = mix(hashes[i], values[i]);
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      hashes[i] = mix(hashes[i], nulls.isNull(i) ? NULL : values[i]);
    }
  }

  private static void addDoubles(DoubleColumn column, int size, long[] hashes) {
    double[] values = column.values;
    Nulls nulls = column.nulls();
    for (int i = 0; i < size; i++) {
      long bits = Double.doubleToLongBits(values[i] == 0 ? 0.0 : values[i]);
      hashes[i] = mix(hashes[i], nulls.isNull(i) ? NULL : bits);
    }
  }

  private static void addInt128s(Int128Column column, int size, long[] hashes) {
    Nulls nulls = column.nulls();
    for (int i = 0; i < size; i++) {
      hashes[i] =
          nulls.isNull(i)
              ? mix(hashes[i], NULL)
              : mix(mix(hashes[i], column.high[i]), column.low[i]);
    }
  }

  private static void addBytes(BytesColumn column, int size, long[] hashes) {
    Nulls nulls = column.nulls();
    for (int i = 0; i < size; i++) {
      long value =
          nulls.isNull(i) ? NULL : Slice.hash(column.data, column.offsets[i], column.lengths[i]);
      hashes[i] = mix(hashes[i], value);
    }
  }

  private static void addRows(RowColumn column, int size, long[] hashes) {
    long[] inner = new long[size];
    Arrays.fill(inner, SEED);
    for (int f = 0; f < column.fieldCount(); f++) {
      add(column.field(f), size, inner);
    }
    Nulls nulls = column.nulls();
    for (int i = 0; i < size; i++) {
      hashes[i] = mix(hashes[i], nulls.isNull(i) ? NULL : inner[i]);
    }
  }

  private static long mix(long hash, long value) {
    long x = (hash ^ value) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 32) * 0x94D049BB133111EBL;
    return x ^ x >>> 29;
  }
}
