package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Tables and views by name. Thread-safe. Names are case-sensitive, as in Flink. */
public interface Catalog {
  @Nullable TableDefinition table(ObjectName name);

  @Nullable ViewDefinition view(ObjectName name);

  /** All tables, sorted by name. */
  Collection<TableDefinition> tables();

  /** All views, materialized ones too, sorted by name. */
  Collection<ViewDefinition> views();

  void add(TableDefinition table);

  void add(ViewDefinition view);

  void remove(ObjectName name);
}
