package dev.weir.catalog;

import dev.weir.type.RowType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a connector as connectors see it: the physical columns in order (computed columns and
 * watermarks have become steps of the plan), the names of the primary key's columns, the options of
 * the WITH clause, the columns that the connector fills with what it knows of a row (the column's
 * name and the connector's key), and the names of the columns of PARTITIONED BY, which are among
 * the physical ones.
 */
public record CatalogTable(
    ObjectName name,
    RowType columns,
    List<String> primaryKey,
    Map<String, String> options,
    Map<String, String> metadata,
    List<String> partitionKeys) {
  public CatalogTable {
    primaryKey = List.copyOf(primaryKey);
    options = Map.copyOf(options);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    partitionKeys = List.copyOf(partitionKeys);
  }

  /** A table without metadata and partitions. */
  public CatalogTable(
      ObjectName name, RowType columns, List<String> primaryKey, Map<String, String> options) {
    this(name, columns, primaryKey, options, Map.of(), List.of());
  }

  /** The same table with other columns of metadata. */
  public CatalogTable withMetadata(Map<String, String> other) {
    return new CatalogTable(name, columns, primaryKey, options, other, partitionKeys);
  }

  /** The columns of PARTITIONED BY, in that order. */
  public RowType partitionColumns() {
    return RowType.of(
        partitionKeys.stream().map(key -> columns.fields().get(columns.indexOf(key))).toList());
  }
}
