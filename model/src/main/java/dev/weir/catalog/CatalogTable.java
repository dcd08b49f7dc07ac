package dev.weir.catalog;

import dev.weir.type.RowType;
import java.util.List;
import java.util.Map;

/**
 * A table of a connector as connectors see it: the physical columns in order (computed columns and
 * watermarks have become steps of the plan), the names of the primary key's columns, and the
 * options of the WITH clause.
 */
public record CatalogTable(
    ObjectName name, RowType columns, List<String> primaryKey, Map<String, String> options) {
  public CatalogTable {
    primaryKey = List.copyOf(primaryKey);
    options = Map.copyOf(options);
  }
}
