package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** JSON lines, each a bid of Nexmark, into the columns that a query asks for. */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class DecodeBenchmark {
  private final BidLines lines = BidLines.make();
  private final Block block = lines.block();
  private final Batch numbers = lines.batch("auction", "price");
  private final RowDecoder numberDecoder = lines.decoder("auction", "price");
  private final Batch fields = lines.batch("auction", "bidder", "price", "dateTime", "extra");
  private final RowDecoder fieldDecoder =
      lines.decoder("auction", "bidder", "price", "dateTime", "extra");

  /** Not measured: a decoder may write over the bytes that it has read. */
  @Setup(Level.Invocation)
  public void fill() {
    lines.fill(block);
  }

  /** Two numbers. */
  @Benchmark
  public Batch twoFields() {
    return decode(numberDecoder, numbers);
  }

  /** Three numbers, a time and a text, as Nexmark's q0 reads them. */
  @Benchmark
  public Batch fiveFields() {
    return decode(fieldDecoder, fields);
  }

  private Batch decode(RowDecoder decoder, Batch batch) {
    batch.clear();
    decoder.decode(block, batch);
    if (!batch.isFull()) {
      throw new IllegalStateException(batch.size() + " rows");
    }
    return batch;
  }
}
