package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Tables and views by name. Thread-safe. Names are case-sensitive, as in Flink. A temporary object
 * hides a permanent one of the same name.
 */
public interface Catalog {
  @Nullable TableDefinition table(ObjectName name);

  @Nullable ViewDefinition view(ObjectName name);

  /** Whether there is a table or view of this name among the temporary or the permanent ones. */
  boolean holds(ObjectName name, boolean temporary);

  /** All tables, sorted by name. */
  Collection<TableDefinition> tables();

  /** All views, materialized ones too, sorted by name. */
  Collection<ViewDefinition> views();

  void add(TableDefinition table);

  void add(ViewDefinition view);

  /** Takes away the object that the name stands for: a temporary one if there is one. */
  void remove(ObjectName name);

  /** The catalogs and databases, and which is in use. */
  Namespaces namespaces();

  /** The functions that users have created. */
  UserFunctions functions();
}
