package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Resolves names of one to three parts, and words the errors for names that stand for nothing. */
public final class Names {
  private static final List<String> DATABASES =
      List.of(ObjectName.DEFAULT_DATABASE, SystemTables.DATABASE);

  private Names() {}

  public static List<String> databases() {
    return DATABASES;
  }

  /** The full name. The catalog and database have to exist, the object need not. */
  public static ObjectName resolve(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> ObjectName.of(parts.get(0));
      case 2 -> inDatabase(parts.get(0), parts.get(1));
      case 3 -> {
        checkCatalog(parts.get(0));
        yield inDatabase(parts.get(1), parts.get(2));
      }
      default ->
          throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "name \"" + String.join(".", parts) + "\" has more than three parts");
    };
  }

  public static void checkCatalog(String catalog) {
    if (!catalog.equals(ObjectName.DEFAULT_CATALOG)) {
      throw new WeirException(ErrorCode.UNKNOWN_TABLE, "catalog \"" + catalog + "\" does not exist")
          .withHint("There is one catalog, \"" + ObjectName.DEFAULT_CATALOG + "\".");
    }
  }

  public static void checkDatabase(String database) {
    if (!DATABASES.contains(database)) {
      throw new WeirException(
              ErrorCode.UNKNOWN_TABLE, "database \"" + database + "\" does not exist")
          .withHint(Suggestions.didYouMean(database, DATABASES));
    }
  }

  /** The error for a table or view that is not there: {@code what} is the kind looked for. */
  public static WeirException missing(String what, ObjectName name, Catalog catalog) {
    Stream<ObjectName> tables = catalog.tables().stream().map(TableDefinition::name);
    Stream<ObjectName> views = catalog.views().stream().map(ViewDefinition::name);
    List<String> known = new ArrayList<>();
    Stream.concat(tables, views).forEach(other -> known.add(shortest(other, name)));
    return new WeirException(ErrorCode.UNKNOWN_TABLE, what + " \"" + name + "\" does not exist")
        .withHint(Suggestions.didYouMean(shortest(name, name), known));
  }

  /** The way to write a name next to another: bare in the same database, else in full. */
  private static String shortest(ObjectName name, ObjectName beside) {
    return name.database().equals(beside.database())
        ? name.name()
        : name.database().equals(ObjectName.DEFAULT_DATABASE)
            ? name.name()
            : name.database() + "." + name.name();
  }

  private static ObjectName inDatabase(String database, String name) {
    checkDatabase(database);
    return new ObjectName(ObjectName.DEFAULT_CATALOG, database, name);
  }
}
