package dev.weir.bench.nexmark;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/**
 * Stands in for another connector whose sources end: after their last row they wait for more, so
 * that the job that reads them goes on and keeps its state. For one task.
 */
record StandingConnector(Connector connector) implements Connector {
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
    return false;
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    return new Standing(connector.source(table, columns, schema));
  }

  @Override
  public Sink sink(CatalogTable table) {
    return connector.sink(table);
  }

  private record Standing(Source source) implements Source {
    @Override
    public List<Split> splits() {
      return source.splits();
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      SplitReader reader = source.open(split, context);
      return split.equals(splits().getLast()) ? new StandingReader(reader) : reader;
    }
  }

  private record StandingReader(SplitReader reader) implements SplitReader {
    @Override
    public Status read(Batch batch) {
      Status status = reader.read(batch);
      return status == Status.END ? Status.IDLE : status;
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
