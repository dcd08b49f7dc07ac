package dev.weir.tests.slt;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connector.LookupSource;
import dev.weir.connector.Option;
import dev.weir.connector.PartitionFilter;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.plan.LookupCache;
import dev.weir.type.RowType;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connectors of another, whose sources pause once so many rows were read in all: the instant at
 * which a test takes a snapshot. Counts the rows that were read.
 */
final class PausingConnectors implements Connectors {
  /** Rows before the pause that never come. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Connectors inner;
  private final int rowsBeforePause;
  private final AtomicInteger read = new AtomicInteger();
  private final CountDownLatch paused = new CountDownLatch(1);

  PausingConnectors(Connectors inner, int rowsBeforePause) {
    this.inner = inner;
    this.rowsBeforePause = rowsBeforePause;
  }

  /** Waits a moment for a reader to be held back; whether one is. */
  boolean awaitPause() throws InterruptedException {
    return paused.await(1, TimeUnit.MILLISECONDS);
  }

  /** How many rows were read. */
  int rowsRead() {
    return read.get();
  }

  @Override
  public @Nullable Connector find(String name) {
    Connector connector = inner.find(name);
    return connector == null ? null : new Pausing(connector);
  }

  @Override
  public List<String> names() {
    return inner.names();
  }

  private final class Pausing implements Connector {
    private final Connector connector;

    Pausing(Connector connector) {
      this.connector = connector;
    }

    @Override
    public String name() {
      return connector.name();
    }

    @Override
    public List<Option> options() {
      return connector.options();
    }

    @Override
    public void validate(CatalogTable table) {
      connector.validate(table);
    }

    @Override
    public boolean bounded(CatalogTable table) {
      return connector.bounded(table);
    }

    @Override
    public boolean atOnce(CatalogTable table) {
      return connector.atOnce(table);
    }

    @Override
    public boolean insertOnly(CatalogTable table) {
      return connector.insertOnly(table);
    }

    @Override
    public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
      return pausing(table, schema, connector.source(table, columns, schema));
    }

    @Override
    public Source source(
        CatalogTable table, List<FieldPath> columns, RowType schema, PartitionFilter filter) {
      return pausing(table, schema, connector.source(table, columns, schema, filter));
    }

    private Source pausing(CatalogTable table, RowType schema, Source source) {
      // A table that is kept whole by a lookup join is no input of the job.
      return connector.lookup(table) instanceof LookupCache.Full
          ? source
          : new PausingSource(source, schema);
    }

    @Override
    public @Nullable LookupCache lookup(CatalogTable table) {
      return connector.lookup(table);
    }

    @Override
    public @Nullable LookupSource answers(
        CatalogTable table, List<FieldPath> columns, RowType schema, List<Integer> keys) {
      return connector.answers(table, columns, schema, keys);
    }

    @Override
    public Sink sink(CatalogTable table) {
      return connector.sink(table);
    }

    @Override
    public Sink overwritingSink(CatalogTable table) {
      return connector.overwritingSink(table);
    }
  }

  private final class PausingSource implements Source {
    private final Source source;
    private final RowType schema;

    PausingSource(Source source, RowType schema) {
      this.source = source;
      this.schema = schema;
    }

    @Override
    public List<Split> splits() {
      return source.splits();
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      return new PausingReader(source.open(split, context), schema);
    }
  }

  private final class PausingReader implements SplitReader {
    private final SplitReader reader;
    private final Batch single;

    PausingReader(SplitReader reader, RowType schema) {
      this.reader = reader;
      this.single = Batch.of(schema, 1, false);
    }

    @Override
    public Status read(Batch batch) {
      if (rowsBeforePause == NEVER) {
        Status status = reader.read(batch);
        read.addAndGet(batch.size());
        return status;
      }
      Status status = Status.MORE;
      while (status == Status.MORE && !batch.isFull()) {
        status = readOne(batch);
      }
      return status;
    }

    private Status readOne(Batch batch) {
      if (read.getAndIncrement() >= rowsBeforePause) {
        read.decrementAndGet();
        paused.countDown();
        return Status.IDLE;
      }
      single.clear();
      Status status = reader.read(single);
      if (single.size() == 1) {
        batch.append(single, 0, single.kind(0));
      } else {
        read.decrementAndGet();
      }
      return status;
    }

    @Override
    public Split rest() {
      return reader.rest();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
