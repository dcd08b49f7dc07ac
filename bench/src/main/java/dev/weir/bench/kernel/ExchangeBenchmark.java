package dev.weir.bench.kernel;

import dev.weir.batch.Batch;
import dev.weir.engine.exchange.Doorbell;
import dev.weir.engine.exchange.Inbox;
import dev.weir.engine.exchange.Inlet;
import dev.weir.engine.exchange.Lane;
import dev.weir.engine.exchange.Scatter;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Deals rows of three columns to two tasks by the hash of their key: one is the sender itself, the
 * way to the other is a lane, which the same thread empties.
 */
@State(Scope.Thread)
@OperationsPerInvocation(KeyedRows.ROWS)
public class ExchangeBenchmark {
  private static final int KEYS = 1_000;
  private static final int MOST_ROWS = 1 << 16;

  private final Batch batch = KeyedRows.batch(0, KEYS);
  private final Counting here = new Counting();
  private final Counting there = new Counting();
  private final Inbox inbox = new Inbox();
  private final Scatter scatter = scatter();

  private Scatter scatter() {
    Doorbell doorbell = new Doorbell(Thread.currentThread());
    Lane lane = new Lane(doorbell, doorbell, KeyedRows.ROWS);
    inbox.add(lane, there);
    Scatter.Deal deal =
        new Scatter.Deal(List.of(KeyedRows.KEY), KeyedRows.ROW, true, KeyedRows.ROWS);
    return new Scatter.Builder(deal).here(here).there(lane).build();
  }

  @Benchmark
  public long toTwoTasks() {
    scatter.rows(batch);
    inbox.drain(MOST_ROWS);
    return here.rows + there.rows;
  }

  /** The end of the way, where rows are counted. */
  private static final class Counting implements Inlet {
    private long rows;

    @Override
    public void rows(Batch batch) {
      rows += batch.size();
    }

    @Override
    public void watermark(long millis) {}

    @Override
    public void idle(boolean now) {}

    @Override
    public void flush() {}

    @Override
    public void barrier() {}

    @Override
    public void end() {}

    @Override
    public boolean wanted() {
      return true;
    }
  }
}
