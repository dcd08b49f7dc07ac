package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import dev.weir.type.RowType;

/** CREATE VIEW or CREATE MATERIALIZED: the query's text, with names expanded, and its columns. */
public record ViewDefinition(
    ObjectName name, boolean temporary, boolean materialized, String query, RowType schema) {}
