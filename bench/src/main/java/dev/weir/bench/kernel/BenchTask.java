package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.SourceContext;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one task of an operator that runs by itself, and the end of its rows, which are counted. */
final class BenchTask implements TaskContext, Output {
  private long rows;

  Processor open(Operator operator) {
    return operator.open(this, this);
  }

  /** The rows that have come out so far. */
  long rows() {
    return rows;
  }

  @Override
  public void emit(Batch batch) {
    rows += batch.size();
  }

  @Override
  public void watermark(long millis) {}

  @Override
  public int task() {
    return 0;
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public int batchSize() {
    return KeyedRows.ROWS;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.EPOCH);
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public SourceContext reading() {
    return new Reading(clock());
  }

  @Override
  public void closeAtEnd(AutoCloseable resource) {
    throw new IllegalStateException("not expected: " + resource);
  }

  @Override
  public void late(Batch batch, int[] late, long[] windowEnds, int count) {
    throw new IllegalStateException(count + " late rows");
  }

  /** What reading a table tells, none of which is expected but bytes. */
  record Reading(InstantSource clock) implements SourceContext {
    @Override
    public void reject(RejectedRow row) {
      throw new IllegalStateException("not expected: " + row);
    }

    @Override
    public void bytesRead(long count) {}
  }
}
