package dev.weir.connectors.blackhole;

import dev.weir.batch.Batch;
import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.connector.Source;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.SinkOnly;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/** The connector {@code blackhole}. */
public final class BlackholeConnector implements Connector {

  @Override
  public String name() {
    return "blackhole";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public void validate(CatalogTable table) {
    OptionValues.of(table, options());
  }

  @Override
  public boolean bounded(CatalogTable table) {
    throw SinkOnly.refuse(table);
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    throw SinkOnly.refuse(table);
  }

  @Override
  public Sink sink(CatalogTable table) {
    return new Blackhole();
  }

  private static final class Blackhole implements Sink, SinkWriter {
    @Override
    public boolean acceptsUpdates() {
      return true;
    }

    @Override
    public SinkWriter open(int task) {
      return this;
    }

    @Override
    public void commit(List<String> prepared) {}

    @Override
    public void write(Batch batch) {}

    @Override
    public void flush() {}

    @Override
    public List<String> prepare() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
