package dev.weir.sql;

import dev.weir.catalog.Namespace;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.CatalogDefinition;
import dev.weir.sql.catalog.DatabaseDefinition;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.sql.parser.Places;
import dev.weir.sql.parser.SqlText;
import dev.weir.sql.script.StatementText;
import dev.weir.sql.statement.LikePattern;
import dev.weir.sql.statement.PartitionStatements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlUseModules;
import org.apache.flink.sql.parser.ddl.table.SqlAnalyzeTable;
import org.apache.flink.sql.parser.dql.SqlDescribeCatalog;
import org.apache.flink.sql.parser.dql.SqlDescribeDatabase;
import org.apache.flink.sql.parser.dql.SqlLoadModule;
import org.apache.flink.sql.parser.dql.SqlRichDescribeTable;
import org.apache.flink.sql.parser.dql.SqlShowCall;
import org.apache.flink.sql.parser.dql.SqlShowCatalogs;
import org.apache.flink.sql.parser.dql.SqlShowColumns;
import org.apache.flink.sql.parser.dql.SqlShowCreateCatalog;
import org.apache.flink.sql.parser.dql.SqlShowCreateTable;
import org.apache.flink.sql.parser.dql.SqlShowCreateView;
import org.apache.flink.sql.parser.dql.SqlShowCurrentCatalog;
import org.apache.flink.sql.parser.dql.SqlShowCurrentDatabase;
import org.apache.flink.sql.parser.dql.SqlShowDatabases;
import org.apache.flink.sql.parser.dql.SqlShowFunctions;
import org.apache.flink.sql.parser.dql.SqlShowJars;
import org.apache.flink.sql.parser.dql.SqlShowModules;
import org.apache.flink.sql.parser.dql.SqlShowPartitions;
import org.apache.flink.sql.parser.dql.SqlShowTables;
import org.apache.flink.sql.parser.dql.SqlUnloadModule;
import org.jspecify.annotations.Nullable;

/** SHOW and DESCRIBE of all kinds, and statements that change nothing here. */
final class ListingStatements {
  private static final LikePattern ALL = new LikePattern(null, false);

  /** The only module: the built-in functions. */
  private static final String CORE = "core";

  private final Catalog catalog;
  private final Listings listings;

  ListingStatements(Catalog catalog, Listings listings) {
    this.catalog = catalog;
    this.listings = listings;
  }

  /** SET without a key. */
  Statement settings() {
    return listings.settings();
  }

  /** The answer, or null if the statement is of another kind. */
  @Nullable Statement compile(SqlNode node, StatementText statement) {
    return switch (node) {
      case SqlShowTables show -> tables(show, statement);
      case SqlShowColumns show -> columns(show, statement);
      case SqlShowPartitions show -> partitions(show, statement);
      case SqlRichDescribeTable describe ->
          listings.describe(
              name((SqlIdentifier) describe.getOperandList().getFirst(), statement), ALL);
      case SqlShowCreateTable show -> listings.createTable(name(show.getTableName(), statement));
      case SqlShowCreateView show ->
          listings.createView(name(show.getViewName(), statement), false);
      case SqlShowFunctions show when show.requireUser() ->
          Listings.names(
              "function name", catalog.functions().names(current()).stream(), like(show));
      case SqlShowJars jars ->
          Listings.listing(
              List.of("jars"), catalog.functions().jars().stream().map(Listings::cell).toList());
      case SqlShowFunctions show ->
          Listings.functions(catalog.functions().names(current()), like(show));
      case SqlDescribeCatalog describe -> catalog(describe, statement);
      case SqlDescribeDatabase describe -> database(describe, statement);
      case SqlShowCreateCatalog show -> createCatalog(show, statement);
      default -> names(node, statement);
    };
  }

  private @Nullable Statement names(SqlNode node, StatementText statement) {
    return switch (node) {
      case SqlShowCatalogs show ->
          Listings.names("catalog name", catalog.namespaces().catalogs().stream(), like(show));
      case SqlShowDatabases show -> databases(show, statement);
      case SqlShowCurrentCatalog show ->
          Listings.names("current catalog name", Stream.of(current().catalog()), ALL);
      case SqlShowCurrentDatabase show ->
          Listings.names("current database name", Stream.of(current().database()), ALL);
      case SqlShowModules show ->
          show.requireFull()
              ? Listings.modules(CORE)
              : Listings.names("module name", Stream.of(CORE), ALL);
      case SqlUseModules use -> useModules(use, statement);
      case SqlLoadModule load -> throw noModule(load.moduleName(), load.getModuleName(), statement);
      case SqlUnloadModule unload ->
          throw noModule(unload.moduleName(), unload.getModuleName(), statement);
      case SqlAnalyzeTable analyze -> analyze(analyze, statement);
      default -> null;
    };
  }

  private Statement tables(SqlShowTables show, StatementText statement) {
    Namespace database = database(show, statement);
    return switch (show.getTableKind()) {
      case TABLE -> listings.tables(database, like(show));
      case VIEW -> listings.views(database, like(show));
      case MATERIALIZED_TABLE -> listings.materialized(false, like(show));
    };
  }

  private Namespace database(SqlShowCall show, StatementText statement) {
    List<String> from = show.getSqlIdentifierNameList();
    if (from.isEmpty()) {
      return current();
    }
    try {
      return catalog.namespaces().resolveDatabase(from);
    } catch (WeirException e) {
      throw e.at(Places.of(show.getOperandList().getFirst(), statement));
    }
  }

  private Statement columns(SqlShowColumns show, StatementText statement) {
    SqlIdentifier table = (SqlIdentifier) show.getOperandList().getFirst();
    return listings.describe(name(table, statement), like(show));
  }

  private Statement partitions(SqlShowPartitions show, StatementText statement) {
    Name written = name((SqlIdentifier) show.getOperandList().getFirst(), statement);
    try {
      return Listings.listing(
          List.of("partition name"),
          PartitionStatements.show(listings.permanentTable(written), show, statement).stream()
              .map(Listings::cell)
              .toList());
    } catch (WeirException e) {
      throw e.position() == null ? e.at(written.place()) : e;
    }
  }

  private Statement databases(SqlShowDatabases show, StatementText statement) {
    String from = show.getCatalogName();
    String of = from == null ? current().catalog() : existing(from, show, statement).name();
    return Listings.names("database name", catalog.namespaces().databases(of).stream(), like(show));
  }

  private Statement catalog(SqlDescribeCatalog describe, StatementText statement) {
    CatalogDefinition described = existing(describe.getCatalogName(), describe, statement);
    List<List<@Nullable String>> rows = new ArrayList<>();
    rows.add(Arrays.asList("name", described.name()));
    rows.add(Arrays.asList("type", described.options().get(CatalogDefinition.TYPE)));
    rows.add(Arrays.asList("comment", described.comment()));
    if (describe.isExtended()) {
      new TreeMap<>(described.options())
          .forEach((key, value) -> {
            if (!key.equals(CatalogDefinition.TYPE)) {
              rows.add(Arrays.asList("option:" + key, value));
            }
          });
    }
    return Listings.listing(List.of("info name", "info value"), rows);
  }

  private Statement database(SqlDescribeDatabase describe, StatementText statement) {
    Namespace name;
    try {
      name = catalog.namespaces().resolveDatabase(List.of(describe.fullDatabaseName()));
    } catch (WeirException e) {
      throw e.at(Places.of(describe.getOperandList().getFirst(), statement));
    }
    DatabaseDefinition described = catalog.namespaces().database(name);
    List<List<@Nullable String>> rows = new ArrayList<>();
    rows.add(Arrays.asList("catalog name", name.catalog()));
    rows.add(Arrays.asList("database name", name.database()));
    rows.add(Arrays.asList("comment", described == null ? null : described.comment()));
    if (describe.isExtended() && described != null) {
      rows.add(Arrays.asList("properties", new TreeMap<>(described.properties()).toString()));
    }
    return Listings.listing(List.of("info name", "info value"), rows);
  }

  private Statement createCatalog(SqlShowCreateCatalog show, StatementText statement) {
    CatalogDefinition shown = existing(show.catalogName(), show, statement);
    String comment =
        shown.comment() == null ? "" : "COMMENT " + SqlText.string(shown.comment()) + "\n";
    String options =
        new TreeMap<>(shown.options())
            .entrySet().stream()
                .map(entry ->
                    "  "
                        + SqlText.string(entry.getKey())
                        + " = "
                        + SqlText.string(entry.getValue()))
                .collect(Collectors.joining(",\n"));
    String text =
        "CREATE CATALOG "
            + SqlText.name(shown.name())
            + "\n"
            + comment
            + "WITH (\n"
            + options
            + "\n)\n";
    return Listings.listing(List.of("result"), List.of(Listings.cell(text)));
  }

  private static Statement useModules(SqlUseModules use, StatementText statement) {
    for (String module : use.moduleNames()) {
      if (!module.equals(CORE)) {
        throw noModule(module, use, statement);
      }
    }
    return Listings.done();
  }

  /** Statistics are for a cost-based optimiser; there is none, so there is nothing to gather. */
  private Statement analyze(SqlAnalyzeTable analyze, StatementText statement) {
    listings.describe(name((SqlIdentifier) analyze.getOperandList().getFirst(), statement), ALL);
    return Listings.done();
  }

  private CatalogDefinition existing(String name, SqlNode place, StatementText statement) {
    try {
      return catalog.namespaces().existing(name);
    } catch (WeirException e) {
      throw e.at(Places.of(place, statement));
    }
  }

  private Namespace current() {
    return catalog.namespaces().current();
  }

  private static WeirException noModule(String name, SqlNode place, StatementText statement) {
    return new WeirException(
            ErrorCode.UNSUPPORTED, "module \"" + name + "\" cannot be loaded or unloaded")
        .at(Places.of(place, statement))
        .withHint("There is one module, \"" + CORE + "\": the built-in functions.");
  }

  private static LikePattern like(SqlShowCall show) {
    return show.isWithLike() ? new LikePattern(show.getLikeSqlPattern(), show.isNotLike()) : ALL;
  }

  private static Name name(SqlIdentifier identifier, StatementText statement) {
    return Name.of(identifier, Places.of(identifier, statement));
  }
}
