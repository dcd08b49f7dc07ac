package dev.weir.tests.slt;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connectors of another, whose sources pause once about so many rows were read in all, until
 * {@link #resume}: the instant at which a test takes a snapshot. Reads go on one row at a time
 * shortly before, so that the pause falls within the input.
 */
final class PausingConnectors implements Connectors {
  private final Connectors inner;
  private final AtomicInteger left;
  private volatile boolean resumed;
  private volatile boolean paused;

  PausingConnectors(Connectors inner, int rowsBeforePause) {
    this.inner = inner;
    this.left = new AtomicInteger(rowsBeforePause);
  }

  void resume() {
    resumed = true;
  }

  /** Whether a reader was held back. */
  boolean isPaused() {
    return paused;
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
    public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
      return new PausingSource(connector.source(table, columns, schema), schema);
    }

    @Override
    public Sink sink(CatalogTable table) {
      return connector.sink(table);
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
      this.single = Batch.of(schema, 1, true);
    }

    @Override
    public Status read(Batch batch) {
      if (resumed) {
        return reader.read(batch);
      }
      if (left.getAndDecrement() <= 0) {
        paused = true;
        return Status.IDLE;
      }
      single.clear();
      Status status = reader.read(single);
      if (single.size() == 1) {
        batch.append(single, 0, single.kind(0));
      } else {
        left.incrementAndGet();
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
