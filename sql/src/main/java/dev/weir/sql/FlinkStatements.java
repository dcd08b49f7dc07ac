package dev.weir.sql;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.Statement.ObjectKind;
import dev.weir.sql.catalog.Names;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.sql.parser.Places;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.script.StatementText;
import dev.weir.sql.statement.LikePattern;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlDropObject;
import org.apache.flink.sql.parser.ddl.SqlReset;
import org.apache.flink.sql.parser.ddl.SqlSet;
import org.apache.flink.sql.parser.ddl.SqlUseDatabase;
import org.apache.flink.sql.parser.ddl.catalog.SqlUseCatalog;
import org.apache.flink.sql.parser.ddl.materializedtable.SqlCreateMaterializedTable;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.ddl.table.SqlDropTable;
import org.apache.flink.sql.parser.ddl.view.SqlCreateView;
import org.apache.flink.sql.parser.ddl.view.SqlDropView;
import org.apache.flink.sql.parser.dml.RichSqlInsert;
import org.apache.flink.sql.parser.dml.SqlExecute;
import org.apache.flink.sql.parser.dml.SqlStatementSet;
import org.apache.flink.sql.parser.dql.SqlRichDescribeTable;
import org.apache.flink.sql.parser.dql.SqlRichExplain;
import org.apache.flink.sql.parser.dql.SqlShowCall;
import org.apache.flink.sql.parser.dql.SqlShowCatalogs;
import org.apache.flink.sql.parser.dql.SqlShowCreateTable;
import org.apache.flink.sql.parser.dql.SqlShowCreateView;
import org.apache.flink.sql.parser.dql.SqlShowCurrentCatalog;
import org.apache.flink.sql.parser.dql.SqlShowCurrentDatabase;
import org.apache.flink.sql.parser.dql.SqlShowDatabases;
import org.apache.flink.sql.parser.dql.SqlShowFunctions;
import org.apache.flink.sql.parser.dql.SqlShowTables;

/** The statements of Flink's parser, each to whom it belongs. */
final class FlinkStatements {
  private static final LikePattern ALL = new LikePattern(null, false);

  private final Definitions definitions;
  private final Queries queries;
  private final Listings listings;

  FlinkStatements(Definitions definitions, Queries queries, Listings listings) {
    this.definitions = definitions;
    this.queries = queries;
    this.listings = listings;
  }

  Statement compile(SqlNode node, StatementText statement) {
    return switch (node) {
      case SqlCreateTable create -> definitions.createTable(create, statement);
      case SqlCreateView create -> definitions.createView(create, statement);
      case SqlCreateMaterializedTable create -> definitions.createMaterialized(create, statement);
      case SqlDropTable drop -> drop(drop, ObjectKind.TABLE, drop.isTemporary(), statement);
      case SqlDropView drop -> drop(drop, ObjectKind.VIEW, drop.isTemporary(), statement);
      case RichSqlInsert insert -> queries.insert(List.of(insert), statement);
      case SqlStatementSet set -> queries.insert(set.getInserts(), statement);
      case SqlExecute execute -> compile(execute.getStatement(), statement);
      case SqlRichDescribeTable describe ->
          listings.describe(name((SqlIdentifier) describe.getOperandList().getFirst(), statement));
      case SqlRichExplain explain -> queries.explain(explain.getStatement(), statement);
      case SqlSet set -> set(set);
      case SqlReset reset -> new Statement.ResetOption(reset.getKeyString());
      case SqlNode query when query.isA(SqlKind.QUERY) -> queries.select(query, statement);
      case SqlNode other -> show(other, statement);
    };
  }

  private Statement drop(
      SqlDropObject drop, ObjectKind kind, boolean temporary, StatementText statement) {
    SqlIdentifier name = (SqlIdentifier) drop.getOperandList().getFirst();
    return definitions.drop(name(name, statement), kind, temporary, drop.getIfExists());
  }

  private Statement set(SqlSet set) {
    String key = set.getKeyString();
    String value = set.getValueString();
    return key == null || value == null ? listings.settings() : new Statement.SetOption(key, value);
  }

  private Statement show(SqlNode node, StatementText statement) {
    return switch (node) {
      case SqlShowTables show -> showTables(show, statement);
      case SqlShowCreateTable show -> listings.createTable(name(show.getTableName(), statement));
      case SqlShowCreateView show ->
          listings.createView(name(show.getViewName(), statement), false);
      case SqlShowFunctions show -> Listings.functions(like(show));
      case SqlShowCatalogs show ->
          Listings.names("catalog name", Stream.of(ObjectName.DEFAULT_CATALOG), like(show));
      case SqlShowDatabases show ->
          Listings.names("database name", Names.databases().stream(), like(show));
      case SqlShowCurrentCatalog show ->
          Listings.names("current catalog name", Stream.of(ObjectName.DEFAULT_CATALOG), ALL);
      case SqlShowCurrentDatabase show ->
          Listings.names("current database name", Stream.of(ObjectName.DEFAULT_DATABASE), ALL);
      case SqlUseCatalog use -> use(use.getCatalogName(), statement);
      case SqlUseDatabase use -> use(use.getDatabaseName(), statement);
      default -> throw unsupported(statement);
    };
  }

  private Statement showTables(SqlShowTables show, StatementText statement) {
    List<String> from = show.getSqlIdentifierNameList();
    String database = ObjectName.DEFAULT_DATABASE;
    if (!from.isEmpty()) {
      try {
        database = database(from);
      } catch (WeirException e) {
        throw e.at(Places.of(show.getOperandList().getFirst(), statement));
      }
    }
    return switch (show.getTableKind()) {
      case TABLE -> listings.tables(database, like(show));
      case VIEW -> listings.views(database, like(show));
      case MATERIALIZED_TABLE -> listings.materialized(false, like(show));
    };
  }

  private static String database(List<String> names) {
    if (names.size() > 1) {
      Names.checkCatalog(names.getFirst());
    }
    Names.checkDatabase(names.getLast());
    return names.getLast();
  }

  /** USE of what is in use anyway; there is nothing else to choose. */
  private static Statement use(SqlIdentifier written, StatementText statement) {
    List<String> names = written.names;
    boolean catalog = names.getLast().equals(ObjectName.DEFAULT_CATALOG) && names.size() == 1;
    boolean database = names.getLast().equals(ObjectName.DEFAULT_DATABASE);
    if (catalog || database) {
      return Listings.done();
    }
    throw new WeirException(
            ErrorCode.UNSUPPORTED, "\"" + String.join(".", names) + "\" cannot be used")
        .at(Places.of(written, statement))
        .withHint(
            "There is the catalog \""
                + ObjectName.DEFAULT_CATALOG
                + "\" with the database \""
                + ObjectName.DEFAULT_DATABASE
                + "\". Write names of others in full.");
  }

  private static LikePattern like(SqlShowCall show) {
    return show.isWithLike() ? new LikePattern(show.getLikeSqlPattern(), show.isNotLike()) : ALL;
  }

  private static Name name(SqlIdentifier identifier, StatementText statement) {
    return Name.of(identifier, Places.of(identifier, statement));
  }

  private static WeirException unsupported(StatementText statement) {
    StatementParser.Opening opening = StatementParser.opening(statement);
    return new WeirException(ErrorCode.UNSUPPORTED, opening.words() + " is not supported")
        .at(opening.place());
  }
}
