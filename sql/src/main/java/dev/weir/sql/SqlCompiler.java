package dev.weir.sql;

import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.Statement.ObjectKind;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.parser.ParsedStatement;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.planning.QueryPlanner;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import dev.weir.sql.statement.LikePattern;
import java.util.List;

/** Compiles Flink SQL. Reads the catalog and the settings, changes neither. */
public final class SqlCompiler {
  private final Definitions definitions;
  private final Queries queries;
  private final Listings listings;
  private final FlinkStatements flinkStatements;

  public SqlCompiler(Catalog catalog, Connectors connectors, Settings settings) {
    QueryPlanner planner = new QueryPlanner(catalog, connectors, settings);
    definitions = new Definitions(catalog, connectors, planner);
    queries = new Queries(catalog, planner);
    listings = new Listings(catalog, settings);
    flinkStatements =
        new FlinkStatements(
            definitions,
            queries,
            new NamespaceStatements(catalog),
            new FunctionStatements(catalog),
            new ListingStatements(catalog, listings));
  }

  /**
   * Cuts a script into statements at semicolons, minding quotes, comments, BEGIN ... END; drops
   * empty ones. The last one need not end with a semicolon.
   */
  public static List<StatementText> split(String script) {
    return ScriptSplitter.split(script);
  }

  /**
   * Compiles one statement. Throws {@link dev.weir.error.WeirException} with a position in the
   * whole script.
   */
  public Statement compile(StatementText statement) {
    try {
      return parsed(statement);
    } catch (WeirException e) {
      throw e.position() == null ? e.at(StatementParser.opening(statement).place()) : e;
    } catch (StackOverflowError e) {
      throw new WeirException(ErrorCode.LIMIT_EXCEEDED, "statement is nested too deeply", e)
          .at(StatementParser.opening(statement).place());
    } catch (RuntimeException e) {
      throw new WeirException(ErrorCode.INTERNAL, "statement cannot be compiled", e)
          .at(StatementParser.opening(statement).place())
          .withHint("This is a defect of Weir: " + e);
    }
  }

  private Statement parsed(StatementText statement) {
    return switch (StatementParser.parse(statement)) {
      case ParsedStatement.Flink flink -> flinkStatements.compile(flink.node(), statement);
      case ParsedStatement.StatementSet set -> queries.insert(set.inserts(), statement);
      case ParsedStatement.CreateMaterialized create ->
          definitions.createMaterialized(create, statement);
      case ParsedStatement.DropMaterialized drop ->
          definitions.drop(drop.name(), ObjectKind.MATERIALIZED, false, drop.ifExists());
      case ParsedStatement.ShowMaterialized show ->
          listings.materialized(show.views(), new LikePattern(show.like(), false));
      case ParsedStatement.ShowCreateMaterialized show -> listings.createView(show.name(), true);
    };
  }
}
