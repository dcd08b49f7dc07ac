package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A catalog that lives as long as the process. It starts with Weir's own tables in it. */
public final class InMemoryCatalog implements Catalog {
  private static final Comparator<ObjectName> BY_NAME =
      Comparator.comparing(ObjectName::catalog)
          .thenComparing(ObjectName::database)
          .thenComparing(ObjectName::name);

  private final Map<ObjectName, TableDefinition> tables = new ConcurrentSkipListMap<>(BY_NAME);
  private final Map<ObjectName, ViewDefinition> views = new ConcurrentSkipListMap<>(BY_NAME);

  public InMemoryCatalog() {
    SystemTables.all().forEach(this::add);
  }

  @Override
  public @Nullable TableDefinition table(ObjectName name) {
    return tables.get(name);
  }

  @Override
  public @Nullable ViewDefinition view(ObjectName name) {
    return views.get(name);
  }

  @Override
  public Collection<TableDefinition> tables() {
    return tables.values().stream().toList();
  }

  @Override
  public Collection<ViewDefinition> views() {
    return views.values().stream().toList();
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
}
