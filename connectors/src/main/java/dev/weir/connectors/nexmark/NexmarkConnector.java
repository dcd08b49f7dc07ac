package dev.weir.connectors.nexmark;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.SourceOnly;
import dev.weir.connectors.nexmark.NexmarkTable.Content;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** The connector {@code nexmark}. */
public final class NexmarkConnector implements Connector {

  @Override
  public String name() {
    return "nexmark";
  }

  @Override
  public List<Option> options() {
    return NexmarkSettings.OPTIONS;
  }

  @Override
  public void validate(CatalogTable table) {
    settings(table);
    NexmarkTable.check(table);
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return settings(table).bounded();
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      contents.add(NexmarkTable.content(table, columns.get(i), schema.type(i)));
    }
    return new Events(settings(table), List.copyOf(contents));
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw SourceOnly.refuse(table);
  }

  private static NexmarkSettings settings(CatalogTable table) {
    return NexmarkSettings.of(OptionValues.of(table, NexmarkSettings.OPTIONS));
  }

  private record Events(NexmarkSettings settings, List<Content> contents) implements Source {
    @Override
    public List<Split> splits() {
      return EventRange.all(settings);
    }

    @Override
    public SplitReader open(Split split, SourceContext context) {
      return new NexmarkReader(settings, contents, EventRange.of(split), context.clock());
    }
  }
}
