package dev.weir.sql.catalog;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalogs, their databases, and which of them is in use. Thread-safe. There is always {@code
 * default_catalog} with {@code default_database} and the database of the system tables.
 */
public final class Namespaces {
  private final Map<String, CatalogDefinition> catalogs = new TreeMap<>();
  private final Map<String, Map<String, DatabaseDefinition>> databases = new TreeMap<>();
  private Namespace current = Namespace.DEFAULT;

  public Namespaces() {
    CatalogDefinition catalog =
        new CatalogDefinition(
            ObjectName.DEFAULT_CATALOG,
            null,
            Map.of(
                CatalogDefinition.TYPE,
                CatalogDefinition.IN_MEMORY,
                CatalogDefinition.DEFAULT_DATABASE,
                ObjectName.DEFAULT_DATABASE));
    apply(new NamespaceChange.PutCatalog(catalog));
    apply(
        new NamespaceChange.PutDatabase(
            new DatabaseDefinition(
                new Namespace(ObjectName.DEFAULT_CATALOG, SystemTables.DATABASE),
                "Weir's own tables",
                Map.of())));
  }

  public synchronized Namespace current() {
    return current;
  }

  /** The names of all catalogs, sorted. */
  public synchronized List<String> catalogs() {
    return List.copyOf(catalogs.keySet());
  }

  /** The names of the databases of a catalog, sorted; none if there is no such catalog. */
  public synchronized List<String> databases(String catalog) {
    return List.copyOf(databases.getOrDefault(catalog, Map.of()).keySet());
  }

  public synchronized @Nullable CatalogDefinition catalog(String name) {
    return catalogs.get(name);
  }

  public synchronized @Nullable DatabaseDefinition database(Namespace name) {
    return databases.getOrDefault(name.catalog(), Map.of()).get(name.database());
  }

  /** The full name. The catalog and the database have to exist, the object need not. */
  public ObjectName resolve(List<String> parts) {
    if (parts.size() > 3) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "name \"" + String.join(".", parts) + "\" has more than three parts");
    }
    Namespace namespace =
        parts.size() == 1 ? current() : resolveDatabase(parts.subList(0, parts.size() - 1));
    return namespace.object(parts.getLast());
  }

  /** The database that one or two parts name; it has to exist. */
  public Namespace resolveDatabase(List<String> parts) {
    if (parts.size() > 2) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "name \"" + String.join(".", parts) + "\" has more than two parts");
    }
    String catalog = parts.size() == 1 ? current().catalog() : existing(parts.getFirst()).name();
    Namespace namespace = new Namespace(catalog, parts.getLast());
    if (database(namespace) == null) {
      throw new WeirException(
              ErrorCode.UNKNOWN_TABLE, "database \"" + parts.getLast() + "\" does not exist")
          .withHint(Suggestions.didYouMean(parts.getLast(), databases(catalog)));
    }
    return namespace;
  }

  /** The catalog of this name; it has to exist. */
  public CatalogDefinition existing(String name) {
    CatalogDefinition catalog = catalog(name);
    if (catalog == null) {
      throw new WeirException(ErrorCode.UNKNOWN_TABLE, "catalog \"" + name + "\" does not exist")
          .withHint(Suggestions.didYouMean(name, catalogs()));
    }
    return catalog;
  }

  /** Carries out a change that has been checked. */
  public synchronized void apply(NamespaceChange change) {
    switch (change) {
      case NamespaceChange.Use(Namespace namespace) -> current = namespace;
      case NamespaceChange.PutCatalog(CatalogDefinition catalog) -> {
        if (catalogs.put(catalog.name(), catalog) == null) {
          databases.put(catalog.name(), new TreeMap<>());
          Namespace first = new Namespace(catalog.name(), catalog.defaultDatabase());
          put(new DatabaseDefinition(first, null, Map.of()));
        }
      }
      case NamespaceChange.DropCatalog(String catalog) -> {
        catalogs.remove(catalog);
        databases.remove(catalog);
      }
      case NamespaceChange.PutDatabase(DatabaseDefinition database) -> put(database);
      case NamespaceChange.DropDatabase(Namespace database) ->
          databases.getOrDefault(database.catalog(), new TreeMap<>()).remove(database.database());
    }
  }

  private void put(DatabaseDefinition database) {
    databases
        .computeIfAbsent(database.name().catalog(), catalog -> new TreeMap<>())
        .put(database.name().database(), database);
  }
}
