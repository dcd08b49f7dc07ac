package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A catalog that lives as long as the process. It starts with Weir's own tables in it. */
public final class InMemoryCatalog implements Catalog {
  private static final Comparator<ObjectName> BY_NAME =
      Comparator.comparing(ObjectName::catalog)
          .thenComparing(ObjectName::database)
          .thenComparing(ObjectName::name);

  private final Objects permanent = new Objects();
  private final Objects temporary = new Objects();
  private final Namespaces namespaces = new Namespaces();
  private final UserFunctions functions = new UserFunctions();

  public InMemoryCatalog() {
    SystemTables.all().forEach(this::add);
  }

  @Override
  public @Nullable TableDefinition table(ObjectName name) {
    return visible(name).tables.get(name);
  }

  @Override
  public @Nullable ViewDefinition view(ObjectName name) {
    return visible(name).views.get(name);
  }

  @Override
  public boolean holds(ObjectName name, boolean ofTemporary) {
    return (ofTemporary ? temporary : permanent).holds(name);
  }

  @Override
  public Collection<TableDefinition> tables() {
    Map<ObjectName, TableDefinition> all = new TreeMap<>(BY_NAME);
    all.putAll(permanent.tables);
    all.keySet().removeAll(temporary.views.keySet());
    all.putAll(temporary.tables);
    return all.values();
  }

  @Override
  public Collection<ViewDefinition> views() {
    Map<ObjectName, ViewDefinition> all = new TreeMap<>(BY_NAME);
    all.putAll(permanent.views);
    all.keySet().removeAll(temporary.tables.keySet());
    all.putAll(temporary.views);
    return all.values();
  }

  @Override
  public void add(TableDefinition table) {
    (table.temporary() ? temporary : permanent).tables.put(table.name(), table);
  }

  @Override
  public void add(ViewDefinition view) {
    (view.temporary() ? temporary : permanent).views.put(view.name(), view);
  }

  @Override
  public void remove(ObjectName name) {
    visible(name).remove(name);
  }

  @Override
  public Namespaces namespaces() {
    return namespaces;
  }

  @Override
  public UserFunctions functions() {
    return functions;
  }

  private Objects visible(ObjectName name) {
    return temporary.holds(name) ? temporary : permanent;
  }

  /** Tables and views that live equally long. */
  private static final class Objects {
    private final Map<ObjectName, TableDefinition> tables = new ConcurrentSkipListMap<>(BY_NAME);
    private final Map<ObjectName, ViewDefinition> views = new ConcurrentSkipListMap<>(BY_NAME);

    boolean holds(ObjectName name) {
      return tables.containsKey(name) || views.containsKey(name);
    }

    void remove(ObjectName name) {
      tables.remove(name);
      views.remove(name);
    }
  }
}
