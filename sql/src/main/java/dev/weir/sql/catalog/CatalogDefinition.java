package dev.weir.sql.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CREATE CATALOG: a set of databases. */
public record CatalogDefinition(
    String name, @Nullable String comment, Map<String, String> options) {
  /** The option that says what kind of catalog it is. */
  public static final String TYPE = "type";

  /** The kind of all catalogs here: they live as long as the process. */
  public static final String IN_MEMORY = "generic_in_memory";

  /** The option that names the database that a new catalog starts with. */
  public static final String DEFAULT_DATABASE = "default-database";

  public CatalogDefinition {
    options = Map.copyOf(options);
  }

  /** The database that the catalog starts with. */
  public String defaultDatabase() {
    return options.getOrDefault(DEFAULT_DATABASE, "default");
  }
}
