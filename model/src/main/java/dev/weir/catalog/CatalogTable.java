package dev.weir.catalog;

import dev.weir.type.RowType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a connector as connectors see it: the physical columns in order (computed columns and
 * watermarks have become steps of the plan), the names of the primary key's columns, the options of
 * the WITH clause, and the columns that the connector fills with what it knows of a row (the
 * column's name and the connector's key).
 */
public record CatalogTable(
    ObjectName name,
    RowType columns,
    List<String> primaryKey,
    Map<String, String> options,
    Map<String, String> metadata) {
  public CatalogTable {
    primaryKey = List.copyOf(primaryKey);
    options = Map.copyOf(options);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** A table without metadata. */
  public CatalogTable(
      ObjectName name, RowType columns, List<String> primaryKey, Map<String, String> options) {
    this(name, columns, primaryKey, options, Map.of());
  }
}
