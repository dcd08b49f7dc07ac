package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.KeyHash;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The hash of a key, as exchanges and hash tables need it. */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class HashBenchmark {
  private static final int NUMBER = 0;
  private static final int TEXT = 1;

  private final Batch batch = keys();
  private final long[] hashes = new long[KeyedRows.ROWS];

  /** Keys of 8 bytes, and of 18 to 27 bytes. */
  private static Batch keys() {
    RowType type =
        RowType.of(List.of(new Field("number", Types.BIGINT), new Field("text", Types.STRING)));
    Batch batch = Batch.of(type, KeyedRows.ROWS, true);
    for (int row = 0; row < KeyedRows.ROWS; row++) {
      long bits = KeyedRows.mixed(row) >>> 1;
      byte[] text = ("customer" + bits).getBytes(StandardCharsets.UTF_8);
      batch.longs(NUMBER).values[row] = bits;
      batch.bytes(TEXT).append(row, text, 0, text.length);
    }
    batch.setSize(KeyedRows.ROWS);
    return batch;
  }

  @Benchmark
  public long[] oneNumber() {
    return hash(NUMBER);
  }

  @Benchmark
  public long[] oneText() {
    return hash(TEXT);
  }

  @Benchmark
  public long[] both() {
    return hash(NUMBER, TEXT);
  }

  private long[] hash(int... columns) {
    KeyHash.hash(batch, columns, hashes);
    return hashes;
  }
}
