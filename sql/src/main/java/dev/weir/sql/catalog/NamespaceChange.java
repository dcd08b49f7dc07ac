package dev.weir.sql.catalog;

import dev.weir.catalog.Namespace;

/** What a statement does to the catalogs and databases themselves. */
public sealed interface NamespaceChange {

  /** What was done, for people. */
  default String done() {
    return switch (this) {
      case Use(Namespace namespace) -> "using \"" + namespace + "\"";
      case PutCatalog(CatalogDefinition catalog) -> "catalog \"" + catalog.name() + "\" defined";
      case DropCatalog(String catalog) -> "catalog \"" + catalog + "\" dropped";
      case PutDatabase(DatabaseDefinition database) ->
          "database \"" + database.name().database() + "\" defined";
      case DropDatabase(Namespace database) -> "database \"" + database.database() + "\" dropped";
    };
  }

  /** USE: where names of one part are looked up from now on. */
  record Use(Namespace namespace) implements NamespaceChange {}

  /** CREATE CATALOG, or ALTER CATALOG of one that is there. */
  record PutCatalog(CatalogDefinition catalog) implements NamespaceChange {}

  /** DROP CATALOG with all that is in it. */
  record DropCatalog(String catalog) implements NamespaceChange {}

  /** CREATE DATABASE, or ALTER DATABASE of one that is there. */
  record PutDatabase(DatabaseDefinition database) implements NamespaceChange {}

  /** DROP DATABASE with all that is in it. */
  record DropDatabase(Namespace database) implements NamespaceChange {}
}
