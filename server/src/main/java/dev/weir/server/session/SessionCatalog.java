package dev.weir.server.session;

import dev.weir.catalog.ObjectName;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.catalog.Namespaces;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.UserFunctions;
import dev.weir.sql.catalog.ViewDefinition;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Everything that was created in the session, and the system tables. */
final class SessionCatalog implements Catalog {
  private final Catalog all = new InMemoryCatalog();

  @Override
  public @Nullable TableDefinition table(ObjectName name) {
    return all.table(name);
  }

  @Override
  public @Nullable ViewDefinition view(ObjectName name) {
    return all.view(name);
  }

  @Override
  public Collection<TableDefinition> tables() {
    return all.tables();
  }

  @Override
  public Collection<ViewDefinition> views() {
    return all.views();
  }

  @Override
  public void add(TableDefinition table) {
    all.add(table);
  }

  @Override
  public void add(ViewDefinition view) {
    all.add(view);
  }

  @Override
  public void remove(ObjectName name) {
    all.remove(name);
  }

  @Override
  public boolean holds(ObjectName name, boolean temporary) {
    return all.holds(name, temporary);
  }

  @Override
  public Namespaces namespaces() {
    return all.namespaces();
  }

  @Override
  public UserFunctions functions() {
    return all.functions();
  }

  /** The name of the view that prints like this. */
  ObjectName viewNamed(String text) {
    return views().stream()
        .map(ViewDefinition::name)
        .filter(name -> name.toString().equals(text))
        .findFirst()
        .orElseGet(() -> ObjectName.of(text));
  }

  boolean holds(ObjectName name) {
    return table(name) != null || view(name) != null;
  }
}
