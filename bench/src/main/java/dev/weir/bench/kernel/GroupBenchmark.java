package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import dev.weir.type.Types;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The group of a key, found in a table that knows all keys; hashes are there already. */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class GroupBenchmark {
  /** So many that a table can't keep just the groups of its last batch in a near cache. */
  private static final int BATCHES = 256;

  private static final int[] COLUMNS = {KeyedRows.KEY};

  @Param({"1000", "100000", "1000000"})
  public int keys;

  private final KeyTable table = new KeyTable(List.of(Types.BIGINT));
  private final Selection rows = new Selection();
  private final Batch[] batches = new Batch[BATCHES];
  private final long[][] hashes = new long[BATCHES][KeyedRows.ROWS];
  private int next;

  @Setup
  public void fill() {
    long[] filling = new long[KeyedRows.ROWS];
    for (int from = 0; from < keys; from += KeyedRows.ROWS) {
      Batch batch = KeyedRows.everyKey(from, keys);
      KeyHash.hash(batch, COLUMNS, filling);
      rows.all(batch.size());
      table.lookup(batch, COLUMNS, filling, rows);
    }
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = KeyedRows.batch((long) i * KeyedRows.ROWS, keys);
      KeyHash.hash(batches[i], COLUMNS, hashes[i]);
    }
  }

  @Benchmark
  public Selection lookup() {
    int at = next;
    next = (at + 1) % BATCHES;
    rows.all(KeyedRows.ROWS);
    table.lookup(batches[at], COLUMNS, hashes[at], rows);
    return rows;
  }
}
