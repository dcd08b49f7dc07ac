package dev.weir.sql;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Sink;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.Names;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.explain.PlanText;
import dev.weir.sql.explain.StateGrowth;
import dev.weir.sql.parser.Places;
import dev.weir.sql.planning.QueryPlanner;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.flink.sql.parser.ddl.SqlReplaceTableAs;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTableAs;
import org.apache.flink.sql.parser.dml.RichSqlInsert;
import org.apache.flink.sql.parser.dml.SqlStatementSet;
import org.jspecify.annotations.Nullable;

/** SELECT and INSERT. */
final class Queries {
  private final Catalog catalog;
  private final QueryPlanner planner;

  Queries(Catalog catalog, QueryPlanner planner) {
    this.catalog = catalog;
    this.planner = planner;
  }

  Statement.Query select(SqlNode query, StatementText statement) {
    return new Statement.Query(planner.plan(query, statement).plan());
  }

  /** EXPLAIN of a query, an INSERT or a statement set: its plan, a row for each line. */
  Statement.Listing explain(SqlNode explained, StatementText statement) {
    List<PlanNode> roots =
        switch (explained) {
          case RichSqlInsert insert -> List.of(sink(insert, statement));
          case SqlStatementSet set ->
              set.getInserts().stream().<PlanNode>map(i -> sink(i, statement)).toList();
          case SqlCreateTableAs as -> List.of(planner.plan(as.getAsQuery(), statement).plan());
          case SqlReplaceTableAs as -> List.of(planner.plan(as.getAsQuery(), statement).plan());
          default -> List.of(planner.plan(explained, statement).plan());
        };
    String plans = roots.stream().map(PlanText::of).collect(Collectors.joining("\n"));
    String growth =
        roots.stream()
            .flatMap(root -> StateGrowth.of(root).stream())
            .distinct()
            .collect(Collectors.joining("\n"));
    String text = plans + (plans.endsWith("\n") || growth.isEmpty() ? "" : "\n") + growth;
    return Listings.listing(List.of("result"), text.lines().map(Listings::cell).toList());
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
    checkOmitted(table, columns, place);
    return planned(table, columns, insert.getSource(), statement, place);
  }

  /** The planned insert; errors that are about the table as a whole point at it. */
  private Sink planned(
      TableDefinition table,
      List<String> columns,
      SqlNode query,
      StatementText statement,
      Position place) {
    try {
      return planner.planInsert(table, columns, query, statement);
    } catch (WeirException e) {
      throw e.position() == null ? e.at(place) : e;
    }
  }

  /** Columns that get NULL because they are not listed must be able to hold it. */
  private static void checkOmitted(TableDefinition table, List<String> columns, Position place) {
    if (columns.isEmpty()) {
      return;
    }
    for (ColumnDefinition column : table.columns()) {
      boolean physical = column.isPhysical();
      if (physical && !column.type().nullable() && !columns.contains(column.name())) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "column \""
                    + column.name()
                    + "\" of table \""
                    + table.name()
                    + "\" is NOT NULL and gets no value")
            .at(place)
            .withHint("Add it to the list of columns.");
      }
    }
  }

  private static void refuseUnsupported(RichSqlInsert insert, Position place) {
    String what =
        insert.isOverwrite()
            ? "INSERT OVERWRITE"
            : insert.isUpsert()
                ? "UPSERT"
                : !insert.getStaticPartitions().isEmpty() ? "PARTITION" : null;
    if (what != null) {
      throw new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported").at(place);
    }
    if (insert.getConflictStrategy().isPresent()) {
      // No connector writes by key yet; Flink refuses the clause for those that do not, too.
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "ON CONFLICT is for tables that are written by key; \""
                  + insert.getTargetTableID()
                  + "\" takes all rows as they are")
          .at(place);
    }
  }

  private TableDefinition target(SqlIdentifier target, Position place) {
    ObjectName name;
    try {
      name = catalog.namespaces().resolve(target.names);
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
    if (definition.metadata() != null) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "column \"" + column + "\" is metadata and cannot be written to")
          .at(place);
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
