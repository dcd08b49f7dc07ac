package dev.weir.sql.catalog;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.type.RowType;
import org.jspecify.annotations.Nullable;

/**
 * CREATE VIEW or CREATE MATERIALIZED: its comment, the query's text, where its names of one part
 * are looked up, and its columns.
 */
public record ViewDefinition(
    ObjectName name,
    boolean temporary,
    boolean materialized,
    @Nullable String comment,
    String query,
    Namespace namespace,
    RowType schema) {
  public ViewDefinition named(ObjectName other) {
    return new ViewDefinition(other, temporary, materialized, comment, query, namespace, schema);
  }

  public ViewDefinition commented(@Nullable String text) {
    return new ViewDefinition(name, temporary, materialized, text, query, namespace, schema);
  }
}
