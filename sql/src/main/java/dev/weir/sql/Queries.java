package dev.weir.sql;

import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.plan.Sink;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.Names;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.convert.QueryPlanner;
import dev.weir.sql.parser.Places;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.flink.sql.parser.dml.RichSqlInsert;
import org.jspecify.annotations.Nullable;

/** SELECT and INSERT. */
final class Queries {
  private final Catalog catalog;
  private final Connectors connectors;
  private final QueryPlanner planner;

  Queries(Catalog catalog, Connectors connectors, QueryPlanner planner) {
    this.catalog = catalog;
    this.connectors = connectors;
    this.planner = planner;
  }

  Statement.Query select(SqlNode query, StatementText statement) {
    return new Statement.Query(planner.plan(query, statement).plan());
  }

  Statement.Insert insert(List<RichSqlInsert> inserts, StatementText statement) {
    return new Statement.Insert(inserts.stream().map(insert -> sink(insert, statement)).toList());
  }

  private Sink sink(RichSqlInsert insert, StatementText statement) {
    SqlNode target = insert.getTargetTableID();
    Position place = Places.of(target, statement);
    refuseUnsupported(insert, place);
    TableDefinition table = target((SqlIdentifier) target, place);
    List<String> columns = columns(insert.getTargetColumnList(), table, statement);
    Sink sink = planner.planInsert(table, columns, insert.getSource(), statement);
    Connector connector = connectors.find(table.options().getOrDefault("connector", ""));
    if (connector != null && !sink.insertOnly() && !connector.sink(sink.table()).acceptsUpdates()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "table \"" + table.name() + "\" takes new rows only, the query changes rows")
          .at(place)
          .withHint(
              "Connector \""
                  + connector.name()
                  + "\" cannot take rows back. Aggregate over windows, or write to a table with"
                  + " a primary key.");
    }
    return sink;
  }

  private static void refuseUnsupported(RichSqlInsert insert, Position place) {
    String what =
        insert.isOverwrite()
            ? "INSERT OVERWRITE"
            : insert.isUpsert()
                ? "UPSERT"
                : !insert.getStaticPartitions().isEmpty()
                    ? "PARTITION"
                    : insert.getConflictStrategy().isPresent() ? "ON CONFLICT" : null;
    if (what != null) {
      throw new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported").at(place);
    }
  }

  private TableDefinition target(SqlIdentifier target, Position place) {
    ObjectName name;
    try {
      name = Names.resolve(target.names);
    } catch (WeirException e) {
      throw e.at(place);
    }
    TableDefinition table = catalog.table(name);
    if (table != null) {
      return table;
    }
    ViewDefinition view = catalog.view(name);
    throw (view == null
            ? Names.missing("table", name, catalog)
            : new WeirException(
                ErrorCode.INVALID_STATEMENT, "\"" + name + "\" is a view and cannot be written to"))
        .at(place);
  }

  /** The columns listed after the table's name: physical ones, each once. */
  private static List<String> columns(
      @Nullable SqlNodeList listed, TableDefinition table, StatementText statement) {
    List<String> columns = new ArrayList<>();
    if (listed != null) {
      for (SqlNode node : listed) {
        String column = ((SqlIdentifier) node).toString();
        checkColumn(column, columns, table, Places.of(node, statement));
        columns.add(column);
      }
    }
    return columns;
  }

  private static void checkColumn(
      String column, List<String> before, TableDefinition table, Position place) {
    Map<String, ColumnDefinition> known =
        table.columns().stream()
            .collect(Collectors.toMap(ColumnDefinition::name, Function.identity()));
    ColumnDefinition definition = known.get(column);
    if (definition == null) {
      throw new WeirException(
              ErrorCode.UNKNOWN_COLUMN,
              "column \"" + column + "\" does not exist in table \"" + table.name() + "\"")
          .at(place)
          .withHint(Suggestions.didYouMean(column, known.keySet()));
    }
    if (definition.expression() != null) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "column \"" + column + "\" is computed and cannot be written to")
          .at(place);
    }
    if (before.contains(column)) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "column \"" + column + "\" is listed twice")
          .at(place);
    }
  }
}
