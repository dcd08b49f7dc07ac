package dev.weir.server.view;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.server.rows.StoredRowsSource;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.type.RowType;
import java.util.List;
import java.util.Map;

/** The connector {@code weir-view}: the rows that a materialized view has when the query starts. */
public final class ViewConnector implements Connector {
  public static final String NAME = "weir-view";
  private static final String VIEW = "view";

  private final ViewRegistry views;

  public ViewConnector(ViewRegistry views) {
    this.views = views;
  }

  /** The view as a table of this connector. */
  public static TableDefinition table(RunningView running) {
    List<ColumnDefinition> columns =
        running.view().schema().fields().stream()
            .map(field -> new ColumnDefinition(field.name(), field.type(), null, null))
            .toList();
    Map<String, String> options = Map.of("connector", NAME, VIEW, running.name().toString());
    return new TableDefinition(running.name(), true, columns, List.of(), null, null, options);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options() {
    return List.of(new Option(VIEW, Option.Kind.TEXT, true, null, "the materialized view"));
  }

  @Override
  public void validate(CatalogTable table) {
    view(table);
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return true;
  }

  /**
   * Reads the view here, on the thread of whoever starts the query: the engine's own threads must
   * not wait for each other.
   */
  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    try {
      return new StoredRowsSource(ViewSnapshot.of(view(table).view()).rows(), columns);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WeirException(ErrorCode.CANCELLED, "the query was cancelled", e);
    }
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw new WeirException(
        ErrorCode.UNSUPPORTED, "materialized view \"" + table.name() + "\" can't be written to");
  }

  private RunningView view(CatalogTable table) {
    String name = table.options().getOrDefault(VIEW, "");
    RunningView running = views.find(name);
    if (running == null) {
      throw new WeirException(
          ErrorCode.UNKNOWN_TABLE, "materialized view \"" + name + "\" doesn't run");
    }
    return running;
  }
}
