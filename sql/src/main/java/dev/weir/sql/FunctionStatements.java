package dev.weir.sql;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.FunctionChange;
import dev.weir.sql.catalog.FunctionDefinition;
import dev.weir.sql.catalog.UserFunctions;
import dev.weir.sql.parser.Places;
import dev.weir.sql.script.StatementText;
import dev.weir.udf.FunctionCode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.NlsString;
import org.apache.flink.sql.parser.ddl.SqlAddJar;
import org.apache.flink.sql.parser.ddl.SqlAlterFunction;
import org.apache.flink.sql.parser.ddl.SqlCreateFunction;
import org.apache.flink.sql.parser.ddl.SqlDropFunction;
import org.apache.flink.sql.parser.ddl.SqlRemoveJar;
import org.apache.flink.sql.parser.ddl.resource.SqlResource;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER and DROP FUNCTION, ADD and REMOVE JAR. */
final class FunctionStatements {
  private static final String JAVA = "JAVA";

  /** The languages whose functions are classes. */
  private static final Set<String> OF_CLASSES = Set.of(JAVA, "SCALA");

  private final Catalog catalog;

  FunctionStatements(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The compiled statement, or null if it is of another kind. */
  @Nullable Statement compile(SqlNode node, StatementText statement) {
    return switch (node) {
      case SqlCreateFunction create -> placed(create.getName(), statement, () -> create(create));
      case SqlAlterFunction alter -> placed(alter, statement, () -> alter(alter));
      case SqlDropFunction drop -> placed(drop, statement, () -> drop(drop));
      case SqlAddJar add -> placed(add, statement, () -> addJar(add.getPath()));
      case SqlRemoveJar remove -> placed(remove, statement, () -> removeJar(remove.getPath()));
      default -> null;
    };
  }

  private Statement create(SqlCreateFunction create) {
    List<String> jars = create.getResourceInfos().stream().map(FunctionStatements::jar).toList();
    FunctionDefinition function =
        define(
            create.getName(),
            new Kind(create.isTemporary(), create.isSystemFunction()),
            create.getFunctionClassName(),
            create.getFunctionLanguage(),
            jars);
    if (exists(function)) {
      if (create.isIfNotExists()) {
        return Listings.done();
      }
      throw new WeirException(
          ErrorCode.DUPLICATE_OBJECT, "function \"" + function.code().name() + "\" exists already");
    }
    return change(new FunctionChange.Put(function));
  }

  private Statement alter(SqlAlterFunction alter) {
    SqlIdentifier name = (SqlIdentifier) alter.getOperandList().getFirst();
    Kind kind = new Kind(alter.isTemporary(), alter.isSystemFunction());
    if (kind.temporary()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED, "ALTER of a temporary function is not supported")
          .withHint("Drop it and create it anew.");
    }
    FunctionDefinition function =
        define(name, kind, alter.getFunctionClassName(), alter.getFunctionLanguage(), List.of());
    if (!exists(function)) {
      if (alter.isIfExists()) {
        return Listings.done();
      }
      throw missing(function.code().name());
    }
    return change(new FunctionChange.Put(function));
  }

  private Statement drop(SqlDropFunction drop) {
    SqlIdentifier name = (SqlIdentifier) drop.getOperandList().getFirst();
    UserFunctions functions = catalog.functions();
    FunctionDefinition found;
    if (drop.isSystemFunction()) {
      found = functions.system(name.names.getLast());
    } else {
      ObjectName full = catalog.namespaces().resolve(name.names);
      found = functions.holds(full, drop.isTemporary()) ? functions.find(full) : null;
      if (found != null && found.temporary() != drop.isTemporary()) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT, "a temporary function hides function \"" + name + "\"")
            .withHint("Drop it first with DROP TEMPORARY FUNCTION.");
      }
    }
    if (found == null) {
      if (drop.getIfExists()) {
        return Listings.done();
      }
      throw missing(name.toString());
    }
    return change(new FunctionChange.Remove(found));
  }

  /** Whether CREATE says TEMPORARY, and SYSTEM. */
  private record Kind(boolean temporary, boolean system) {}

  private FunctionDefinition define(
      SqlIdentifier name,
      Kind kind,
      SqlCharStringLiteral className,
      @Nullable String language,
      List<String> jars) {
    String spoken = language == null ? JAVA : language.toUpperCase(Locale.ROOT);
    if (!OF_CLASSES.contains(spoken)) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "function \"" + name + "\" is in language " + spoken + ", which is not supported")
          .withHint("Functions are classes in JAVA or SCALA.");
    }
    if (kind.system() && !name.isSimple()) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "function \"" + name + "\" of the system cannot be in a database");
    }
    FunctionCode code = new FunctionCode(name.names.getLast(), text(className), jars);
    ObjectName full = kind.system() ? null : catalog.namespaces().resolve(name.names);
    return new FunctionDefinition(full, kind.temporary(), code, spoken);
  }

  private boolean exists(FunctionDefinition function) {
    ObjectName name = function.name();
    return name == null
        ? catalog.functions().system(function.code().name()) != null
        : catalog.functions().holds(name, function.temporary());
  }

  private Statement addJar(String path) {
    if (path.contains("://") && !path.startsWith("file:")) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED, "jar \"" + path + "\" is not on this machine: not supported");
    }
    Path file = path.startsWith("file:") ? Path.of(URI.create(path).getPath()) : Path.of(path);
    if (Files.isDirectory(file)) {
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "jar \"" + path + "\" is a directory");
    }
    if (!Files.isRegularFile(file)) {
      throw new WeirException(ErrorCode.MISSING_FILE, "jar \"" + path + "\" does not exist");
    }
    return change(new FunctionChange.AddJar(path));
  }

  private Statement removeJar(String path) {
    if (!catalog.functions().jars().contains(path)) {
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "jar \"" + path + "\" was not added");
    }
    return change(new FunctionChange.RemoveJar(path));
  }

  private static Statement change(FunctionChange change) {
    return new Statement.ChangeFunctions(change);
  }

  private WeirException missing(String name) {
    return new WeirException(ErrorCode.UNKNOWN_FUNCTION, "function \"" + name + "\" does not exist")
        .withHint(
            Suggestions.didYouMean(
                name, catalog.functions().names(catalog.namespaces().current())));
  }

  private static String jar(SqlNode resource) {
    SqlResource jar = (SqlResource) resource;
    String type = String.valueOf(jar.getResourceType().getValue());
    if (!type.equals("JAR")) {
      throw new WeirException(ErrorCode.UNSUPPORTED, "USING " + type + " is not supported");
    }
    return text(jar.getResourcePath());
  }

  private static String text(SqlCharStringLiteral literal) {
    return literal.getValueAs(NlsString.class).getValue();
  }

  private static Statement placed(SqlNode node, StatementText statement, Supplier<Statement> work) {
    try {
      return work.get();
    } catch (WeirException e) {
      throw e.position() == null ? e.at(Places.of(node, statement)) : e;
    }
  }
}
