package dev.weir.sql;

import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.function.AggregateFunction;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.sql.Statement.Listing;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.Names;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.sql.script.Settings;
import dev.weir.sql.statement.CreateText;
import dev.weir.sql.statement.Description;
import dev.weir.sql.statement.LikePattern;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SHOW, DESCRIBE and what else is answered with a list of names, under Flink's headings. */
final class Listings {
  private final Catalog catalog;
  private final Settings settings;

  Listings(Catalog catalog, Settings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  /** SHOW TABLES: views too, as in Flink. */
  Listing tables(Namespace database, LikePattern like) {
    Stream<ObjectName> names =
        Stream.concat(
            catalog.tables().stream().map(TableDefinition::name),
            catalog.views().stream().map(ViewDefinition::name));
    return names("table name", inDatabase(names, database), like);
  }

  Listing views(Namespace database, LikePattern like) {
    return names("view name", inDatabase(viewNames(false), database), like);
  }

  Listing materialized(boolean views, LikePattern like) {
    String heading = views ? "materialized view name" : "materialized table";
    return names(heading, inDatabase(viewNames(true), catalog.namespaces().current()), like);
  }

  /** SHOW FUNCTIONS: all functions that have a name to call them by. */
  static Listing functions(List<String> users, LikePattern like) {
    Stream<String> scalar = Functions.all().stream().map(Function::name);
    Stream<String> aggregates = Arrays.stream(AggregateFunction.values()).map(Enum::name);
    Stream<String> names =
        Stream.concat(users.stream(), Stream.concat(scalar, aggregates))
            .filter(name -> Character.isLetter(name.charAt(0)) && name.indexOf(' ') < 0)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct();
    return names("function name", names, like);
  }

  /** A list of names under a heading, sorted, those left out that don't match. */
  static Listing names(String heading, Stream<String> names, LikePattern like) {
    return listing(
        List.of(heading), names.filter(like::matches).sorted().map(Listings::cell).toList());
  }

  /** The answer to a statement that has nothing to say. */
  static Listing done() {
    return listing(List.of("result"), List.of(cell("OK")));
  }

  /** SET without a key. */
  Listing settings() {
    List<List<@Nullable String>> rows = new ArrayList<>();
    settings.all().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> rows.add(Arrays.asList(entry.getKey(), entry.getValue())));
    return listing(List.of("key", "value"), rows);
  }

  /** DESCRIBE and SHOW COLUMNS: those columns whose names match. */
  Listing describe(Name written, LikePattern like) {
    ObjectName name = resolve(written);
    TableDefinition table = catalog.table(name);
    ViewDefinition view = catalog.view(name);
    if (table != null) {
      Description description = Description.of(table);
      return new Listing(description.schema(), matching(description.rows(), like));
    }
    if (view != null) {
      Description description = Description.of(view);
      return new Listing(description.schema(), matching(description.rows(), like));
    }
    throw Names.missing("table or view", name, catalog).at(written.place());
  }

  Listing createTable(Name written) {
    ObjectName name = resolve(written);
    TableDefinition table = catalog.table(name);
    if (table != null) {
      return listing(List.of("result"), List.of(cell(CreateText.of(table))));
    }
    ViewDefinition view = catalog.view(name);
    throw view == null
        ? Names.missing("table", name, catalog).at(written.place())
        : notA("table", name, view.materialized(), written.place());
  }

  /** The table of this name, which must be neither a view nor temporary. */
  TableDefinition permanentTable(Name written) {
    ObjectName name = resolve(written);
    TableDefinition table = catalog.table(name);
    ViewDefinition view = catalog.view(name);
    if (table == null && view == null) {
      throw Names.missing("table", name, catalog);
    }
    if (table == null || table.temporary()) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "\""
              + name
              + "\" is a "
              + (table == null ? "view" : "temporary table")
              + ", which has no partitions of its own");
    }
    return table;
  }

  Listing createView(Name written, boolean materialized) {
    ObjectName name = resolve(written);
    ViewDefinition view = catalog.view(name);
    String wanted = materialized ? "materialized view" : "view";
    if (view == null) {
      throw catalog.table(name) == null
          ? Names.missing(wanted, name, catalog).at(written.place())
          : notA(wanted, name, null, written.place());
    }
    if (view.materialized() != materialized) {
      throw notA(wanted, name, view.materialized(), written.place());
    }
    return listing(List.of("result"), List.of(cell(CreateText.of(view))));
  }

  private static List<List<@Nullable String>> matching(
      List<List<@Nullable String>> rows, LikePattern like) {
    return rows.stream().filter(row -> like.matches(String.valueOf(row.getFirst()))).toList();
  }

  /** SHOW FULL MODULES: the one there is, in use. */
  static Listing modules(String only) {
    List<Field> fields =
        List.of(new Field("module name", Types.STRING), new Field("used", Types.BOOLEAN));
    return new Listing(RowType.of(fields), List.of(List.of(only, "TRUE")));
  }

  static Listing listing(List<String> headings, List<List<@Nullable String>> rows) {
    List<Field> fields =
        headings.stream().map(heading -> new Field(heading, Types.STRING)).toList();
    return new Listing(RowType.of(fields), rows);
  }

  /** {@code materialized} is null for a table. */
  private static WeirException notA(
      String wanted, ObjectName name, @Nullable Boolean materialized, Position place) {
    String kind = materialized == null ? "table" : materialized ? "materialized view" : "view";
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, "\"" + name + "\" is a " + kind + ", not a " + wanted)
        .at(place)
        .withHint("Use SHOW CREATE " + kind.toUpperCase(Locale.ROOT) + ".");
  }

  static List<@Nullable String> cell(String text) {
    return List.of(text);
  }

  private Stream<ObjectName> viewNames(boolean materialized) {
    return catalog.views().stream()
        .filter(view -> view.materialized() == materialized)
        .map(ViewDefinition::name);
  }

  private static Stream<String> inDatabase(Stream<ObjectName> names, Namespace database) {
    return names.filter(name -> Namespace.of(name).equals(database)).map(ObjectName::name);
  }

  private ObjectName resolve(Name written) {
    try {
      return catalog.namespaces().resolve(written.parts());
    } catch (WeirException e) {
      throw e.at(written.place());
    }
  }
}
