package dev.weir.sql.catalog;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.type.RowType;

/**
 * CREATE VIEW or CREATE MATERIALIZED: the query's text, where its names of one part are looked up,
 * and its columns.
 */
public record ViewDefinition(
    ObjectName name,
    boolean temporary,
    boolean materialized,
    String query,
    Namespace namespace,
    RowType schema) {}
