package dev.weir.sql;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.CatalogDefinition;
import dev.weir.sql.catalog.DatabaseDefinition;
import dev.weir.sql.catalog.NamespaceChange;
import dev.weir.sql.catalog.SystemTables;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.parser.Places;
import dev.weir.sql.script.StatementText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlAlterDatabase;
import org.apache.flink.sql.parser.ddl.SqlCreateDatabase;
import org.apache.flink.sql.parser.ddl.SqlDropDatabase;
import org.apache.flink.sql.parser.ddl.SqlUseDatabase;
import org.apache.flink.sql.parser.ddl.catalog.SqlAlterCatalogComment;
import org.apache.flink.sql.parser.ddl.catalog.SqlAlterCatalogOptions;
import org.apache.flink.sql.parser.ddl.catalog.SqlAlterCatalogReset;
import org.apache.flink.sql.parser.ddl.catalog.SqlCreateCatalog;
import org.apache.flink.sql.parser.ddl.catalog.SqlDropCatalog;
import org.apache.flink.sql.parser.ddl.catalog.SqlUseCatalog;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER, DROP and USE of catalogs and databases. */
final class NamespaceStatements {
  private final Catalog catalog;

  NamespaceStatements(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The compiled statement, or null if it is not about catalogs or databases. */
  @Nullable Statement compile(SqlNode node, StatementText statement) {
    return switch (node) {
      case SqlCreateCatalog create -> placed(create, statement, () -> create(create));
      case SqlDropCatalog drop -> placed(drop, statement, () -> drop(drop));
      case SqlAlterCatalogOptions alter ->
          placed(alter, statement, () -> set(alter.catalogName(), alter.getProperties()));
      case SqlAlterCatalogReset alter -> placed(alter, statement, () -> reset(alter));
      case SqlAlterCatalogComment alter -> placed(alter, statement, () -> comment(alter));
      case SqlUseCatalog use -> placed(use, statement, () -> use(use));
      case SqlCreateDatabase create -> placed(create, statement, () -> create(create));
      case SqlDropDatabase drop -> placed(drop, statement, () -> drop(drop));
      case SqlAlterDatabase alter -> placed(alter, statement, () -> alter(alter));
      case SqlUseDatabase use ->
          placed(
              use,
              statement,
              () ->
                  change(
                      new NamespaceChange.Use(
                          catalog.namespaces().resolveDatabase(List.of(use.fullDatabaseName())))));
      default -> null;
    };
  }

  private Statement create(SqlCreateCatalog create) {
    String name = create.catalogName();
    if (catalog.namespaces().catalog(name) != null) {
      return existing("catalog", name, create.isIfNotExists());
    }
    Map<String, String> options = create.getProperties();
    checkType(options.get(CatalogDefinition.TYPE));
    return change(
        new NamespaceChange.PutCatalog(new CatalogDefinition(name, create.getComment(), options)));
  }

  private static void checkType(@Nullable String type) {
    if (type == null) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION,
              "a catalog needs the option \"" + CatalogDefinition.TYPE + "\"")
          .withHint("Write WITH ('type' = '" + CatalogDefinition.IN_MEMORY + "').");
    }
    if (!type.equals(CatalogDefinition.IN_MEMORY)) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED, "catalogs of type \"" + type + "\" are not supported")
          .withHint("The type is \"" + CatalogDefinition.IN_MEMORY + "\".");
    }
  }

  private Statement drop(SqlDropCatalog drop) {
    String name = drop.catalogName();
    if (drop.getIfExists() && catalog.namespaces().catalog(name) == null) {
      return Listings.done();
    }
    catalog.namespaces().existing(name);
    if (catalog.namespaces().current().catalog().equals(name)) {
      throw inUse("catalog", name);
    }
    return new Statement.ChangeNamespaces(
        new NamespaceChange.DropCatalog(name), objects(object -> object.catalog().equals(name)));
  }

  private Statement set(String name, Map<String, String> options) {
    CatalogDefinition old = catalog.namespaces().existing(name);
    if (options.containsKey(CatalogDefinition.TYPE)) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "the type of catalog \"" + name + "\" cannot be changed");
    }
    Map<String, String> merged = new HashMap<>(old.options());
    merged.putAll(options);
    return put(old, old.comment(), merged);
  }

  private Statement reset(SqlAlterCatalogReset alter) {
    CatalogDefinition old = catalog.namespaces().existing(alter.catalogName());
    if (alter.getResetKeys().contains(CatalogDefinition.TYPE)) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "the type of catalog \"" + old.name() + "\" cannot be changed");
    }
    Map<String, String> left = new HashMap<>(old.options());
    left.keySet().removeAll(alter.getResetKeys());
    return put(old, old.comment(), left);
  }

  private Statement comment(SqlAlterCatalogComment alter) {
    CatalogDefinition old = catalog.namespaces().existing(alter.catalogName());
    return put(old, alter.getComment(), old.options());
  }

  private static Statement put(
      CatalogDefinition old, @Nullable String comment, Map<String, String> options) {
    return change(
        new NamespaceChange.PutCatalog(new CatalogDefinition(old.name(), comment, options)));
  }

  private Statement use(SqlUseCatalog use) {
    CatalogDefinition named = catalog.namespaces().existing(use.catalogName());
    return change(new NamespaceChange.Use(new Namespace(named.name(), named.defaultDatabase())));
  }

  private Statement create(SqlCreateDatabase create) {
    Namespace name = newDatabase(List.of(create.getFullName()));
    if (catalog.namespaces().database(name) != null) {
      return existing("database", name.database(), create.isIfNotExists());
    }
    return change(
        new NamespaceChange.PutDatabase(
            new DatabaseDefinition(name, create.getComment(), create.getProperties())));
  }

  private Namespace newDatabase(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> new Namespace(catalog.namespaces().current().catalog(), parts.getFirst());
      case 2 ->
          new Namespace(catalog.namespaces().existing(parts.getFirst()).name(), parts.getLast());
      default ->
          throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "name \"" + String.join(".", parts) + "\" has more than two parts");
    };
  }

  private Statement drop(SqlDropDatabase drop) {
    List<String> parts = List.of(drop.getFullName());
    if (drop.getIfExists()
        && parts.size() <= 2
        && catalog.namespaces().database(newDatabase(parts)) == null) {
      return Listings.done();
    }
    Namespace name = catalog.namespaces().resolveDatabase(parts);
    if (name.equals(catalog.namespaces().current())) {
      throw inUse("database", name.database());
    }
    if (name.equals(Namespace.DEFAULT) || name.database().equals(SystemTables.DATABASE)) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT, "database \"" + name.database() + "\" cannot be dropped");
    }
    List<ObjectName> inside = objects(object -> Namespace.of(object).equals(name));
    if (!drop.isCascade() && !inside.isEmpty()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "database \"" + name.database() + "\" is not empty")
          .withHint("Add CASCADE to drop what is in it: " + names(inside) + ".");
    }
    return new Statement.ChangeNamespaces(new NamespaceChange.DropDatabase(name), inside);
  }

  private Statement alter(SqlAlterDatabase alter) {
    Namespace name = catalog.namespaces().resolveDatabase(List.of(alter.getFullName()));
    DatabaseDefinition old = catalog.namespaces().database(name);
    Map<String, String> properties = new HashMap<>(old == null ? Map.of() : old.properties());
    properties.putAll(alter.getProperties());
    String comment = old == null ? null : old.comment();
    return change(
        new NamespaceChange.PutDatabase(new DatabaseDefinition(name, comment, properties)));
  }

  private List<ObjectName> objects(Predicate<ObjectName> inside) {
    return Stream.concat(
            catalog.tables().stream().map(TableDefinition::name),
            catalog.views().stream().map(ViewDefinition::name))
        .filter(inside)
        .toList();
  }

  private static String names(List<ObjectName> objects) {
    return String.join(", ", objects.stream().map(ObjectName::name).toList());
  }

  private static Statement change(NamespaceChange change) {
    return new Statement.ChangeNamespaces(change, List.of());
  }

  private static Statement existing(String kind, String name, boolean ifNotExists) {
    if (ifNotExists) {
      return Listings.done();
    }
    throw new WeirException(ErrorCode.DUPLICATE_OBJECT, kind + " \"" + name + "\" exists already");
  }

  private static WeirException inUse(String kind, String name) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, kind + " \"" + name + "\" is in use and cannot be dropped")
        .withHint("USE another one first.");
  }

  /** The work, its errors placed at the name that the statement is about. */
  private static Statement placed(SqlNode node, StatementText statement, Supplier<Statement> work) {
    try {
      return work.get();
    } catch (WeirException e) {
      throw e.position() == null ? e.at(Places.of(identifier(node), statement)) : e;
    }
  }

  private static SqlNode identifier(SqlNode node) {
    return ((SqlCall) node)
        .getOperandList().stream().filter(SqlIdentifier.class::isInstance).findFirst().orElse(node);
  }
}
