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
import dev.weir.sql.explain.ExplainDetail;
import dev.weir.sql.explain.Explanation;
import dev.weir.sql.parser.Places;
import dev.weir.sql.planning.InsertTarget;
import dev.weir.sql.planning.QueryPlanner;
import dev.weir.sql.script.StatementText;
import dev.weir.sql.statement.PartitionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
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
  Statement.Listing explain(
      SqlNode explained, Set<ExplainDetail> details, StatementText statement) {
    List<PlanNode> roots =
        switch (explained) {
          case RichSqlInsert insert -> List.of(sink(insert, statement));
          case SqlStatementSet set ->
              set.getInserts().stream().<PlanNode>map(i -> sink(i, statement)).toList();
          case SqlCreateTableAs as -> List.of(planner.plan(as.getAsQuery(), statement).plan());
          case SqlReplaceTableAs as -> List.of(planner.plan(as.getAsQuery(), statement).plan());
          default -> List.of(planner.plan(explained, statement).plan());
        };
    return Listings.listing(
        List.of("result"), Explanation.of(roots, details).stream().map(Listings::cell).toList());
  }

  Statement.Insert insert(List<RichSqlInsert> inserts, StatementText statement) {
    return new Statement.Insert(inserts.stream().map(insert -> sink(insert, statement)).toList());
  }

  private Sink sink(RichSqlInsert insert, StatementText statement) {
    SqlNode target = insert.getTargetTableID();
    Position place = Places.of(target, statement);
    refuseUnsupported(insert, place);
    TableDefinition table = target((SqlIdentifier) target, place);
    Map<String, SqlLiteral> partition = partition(insert.getStaticPartitions(), table, statement);
    List<String> columns =
        columns(insert.getTargetColumnList(), table, partition.keySet(), statement);
    checkOmitted(table, columns, partition.keySet(), place);
    Sink.Mode mode = insert.isOverwrite() ? Sink.Mode.OVERWRITE : Sink.Mode.APPEND;
    return planned(
        new InsertTarget(table, columns, partition, mode), insert.getSource(), statement, place);
  }

  /** The planned insert; errors that are about the table as a whole point at it. */
  private Sink planned(
      InsertTarget target, SqlNode query, StatementText statement, Position place) {
    try {
      return planner.planInsert(target, query, statement);
    } catch (WeirException e) {
      throw e.position() == null ? e.at(place) : e;
    }
  }

  /** The values of PARTITION, which names columns of PARTITIONED BY only. */
  private static Map<String, SqlLiteral> partition(
      SqlNodeList written, TableDefinition table, StatementText statement) {
    Map<String, SqlLiteral> values = PartitionSpec.literals(written, statement);
    List<String> keys = table.partitioning().keys();
    values.forEach((column, value) -> {
      Position place = Places.of(value, statement);
      checkColumn(column, List.of(), table, place);
      if (!keys.contains(column)) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "column \""
                    + column
                    + "\" is no partition column of table \""
                    + table.name()
                    + "\"")
            .at(place)
            .withHint(
                keys.isEmpty()
                    ? "The table is not partitioned."
                    : "It is partitioned by " + String.join(", ", keys) + ".");
      }
    });
    return values;
  }

  /** Columns that get NULL because they are not listed must be able to hold it. */
  private static void checkOmitted(
      TableDefinition table, List<String> columns, Set<String> partition, Position place) {
    if (columns.isEmpty()) {
      return;
    }
    for (ColumnDefinition column : table.columns()) {
      boolean omitted = !columns.contains(column.name()) && !partition.contains(column.name());
      if (omitted && column.isPhysical() && !column.type().nullable()) {
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
    if (insert.isUpsert()) {
      throw new WeirException(ErrorCode.UNSUPPORTED, "UPSERT is not supported").at(place);
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

  /** The columns listed after the table's name: physical ones, each once, none of PARTITION. */
  private static List<String> columns(
      @Nullable SqlNodeList listed,
      TableDefinition table,
      Set<String> partition,
      StatementText statement) {
    List<String> columns = new ArrayList<>();
    if (listed != null) {
      for (SqlNode node : listed) {
        String column = ((SqlIdentifier) node).toString();
        List<String> before = new ArrayList<>(columns);
        before.addAll(partition);
        checkColumn(column, before, table, Places.of(node, statement));
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
