package dev.weir.sql.catalog;

import dev.weir.catalog.Namespace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CREATE DATABASE: a set of tables and views. The properties are kept for whoever reads them. */
public record DatabaseDefinition(
    Namespace name, @Nullable String comment, Map<String, String> properties) {
  public DatabaseDefinition {
    properties = Map.copyOf(properties);
  }
}
