package dev.weir.server.session;

import dev.weir.catalog.ObjectName;
import dev.weir.server.ledger.LedgerTable;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Everything that was created in the session, and the system tables. */
final class SessionCatalog implements Catalog {
  private static final Comparator<ObjectName> BY_NAME =
      Comparator.comparing(ObjectName::catalog)
          .thenComparing(ObjectName::database)
          .thenComparing(ObjectName::name);

  private final Map<ObjectName, TableDefinition> tables = new ConcurrentSkipListMap<>(BY_NAME);
  private final Map<ObjectName, ViewDefinition> views = new ConcurrentSkipListMap<>(BY_NAME);
  private final Map<ObjectName, TableDefinition> system = new ConcurrentSkipListMap<>(BY_NAME);

  SessionCatalog() {
    for (LedgerTable table : LedgerTable.values()) {
      system.put(table.tableName(), table.definition());
    }
  }

  @Override
  public @Nullable TableDefinition table(ObjectName name) {
    TableDefinition table = tables.get(name);
    return table != null ? table : system.get(name);
  }

  @Override
  public @Nullable ViewDefinition view(ObjectName name) {
    return views.get(name);
  }

  @Override
  public Collection<TableDefinition> tables() {
    return tables.values();
  }

  @Override
  public Collection<ViewDefinition> views() {
    return views.values();
  }

  @Override
  public void add(TableDefinition table) {
    tables.put(table.name(), table);
  }

  @Override
  public void add(ViewDefinition view) {
    views.put(view.name(), view);
  }

  @Override
  public void remove(ObjectName name) {
    tables.remove(name);
    views.remove(name);
  }

  /** The name of the view that prints like this. */
  ObjectName viewNamed(String text) {
    return views.keySet().stream()
        .filter(name -> name.toString().equals(text))
        .findFirst()
        .orElseGet(() -> ObjectName.of(text));
  }

  boolean holds(ObjectName name) {
    return table(name) != null || view(name) != null;
  }
}
