package dev.weir.sql.planning;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Sink;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.convert.PlanConversion;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.node.Quantifiers;
import dev.weir.sql.node.StateTtl;
import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.node.WatermarkCalls;
import dev.weir.sql.parser.Places;
import dev.weir.sql.prune.ColumnPruning;
import dev.weir.sql.rule.Rewrites;
import dev.weir.sql.rule.SubQueries;
import dev.weir.sql.script.Durations;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.window.EmitStrategy;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;

/**
 * Plans queries: names and types checked, views expanded, what is not needed left out.
 *
 * <p>Nodes come from a parse of {@link StatementText#text()}; every error is a {@link
 * WeirException} with its place in the whole script.
 */
public final class QueryPlanner {
  private final Catalog catalog;
  private final Connectors connectors;
  private final Settings settings;

  public QueryPlanner(Catalog catalog, Connectors connectors, Settings settings) {
    this.catalog = catalog;
    this.connectors = connectors;
    this.settings = settings;
  }

  /** Plans a SELECT, VALUES, WITH or set operation. */
  public Planned plan(SqlNode query, StatementText statement) {
    return placed(query, statement, () -> plan(query));
  }

  /**
   * The columns of a query, also of one that can only be run within another: ranks that a condition
   * has to bound first.
   */
  public RowType columns(SqlNode query, StatementText statement) {
    return placed(
        query,
        statement,
        () -> {
          try {
            return plan(query).schema();
          } catch (WeirException e) {
            if (e.code() != ErrorCode.UNSUPPORTED) {
              throw e;
            }
            return (RowType) TypeMapping.toWeir(planning().tree(query).getRowType());
          }
        });
  }

  /**
   * Plans INSERT: the query's columns, cast where Flink casts by itself, go to the target's, the
   * values of PARTITION to theirs, NULL to the rest.
   */
  public Sink planInsert(InsertTarget target, SqlNode query, StatementText statement) {
    return placed(query, statement, () -> insert(target, plan(query)));
  }

  /** The same for a query that has been planned. */
  public Sink planInsert(
      InsertTarget target, Planned planned, SqlNode query, StatementText statement) {
    return placed(query, statement, () -> insert(target, planned));
  }

  /** The type that a column definition or CAST names. */
  public SqlType resolveType(SqlDataTypeSpec type, StatementText statement) {
    return placed(type, statement, () -> planning().type(type));
  }

  /** The type of an expression over columns: a computed column or a watermark. */
  public SqlType resolveExpression(SqlNode expression, RowType columns, StatementText statement) {
    return placed(
        expression,
        statement,
        () -> TypeMapping.toWeir(planning().expression(expression, columns).getType()));
  }

  private Planning planning() {
    return new Planning(catalog, connectors, settings);
  }

  private Planned plan(SqlNode query) {
    RelNode tree = planning().tree(query);
    List<String> names = tree.getRowType().getFieldNames();
    List<Integer> times =
        IntStream.range(0, names.size())
            .filter(column -> TimeAttributes.isTime(tree, column))
            .boxed()
            .toList();
    ExpressionConversion expressions = new ExpressionConversion(tree.getCluster().getRexBuilder());
    RelNode rewritten = Rewrites.apply(SubQueries.remove(tree));
    WatermarkCalls.check(rewritten);
    PlanNode plan =
        new PlanConversion(expressions, stateTtl(), Quantifiers.of(settings)).convert(rewritten);
    UserMethods.check(plan);
    new EmitStrategy(settings).check(plan);
    PlanNode pruned = Projections.rename(ColumnPruning.apply(plan), names);
    return new Planned(pruned, UpsertKeys.of(pruned), times);
  }

  private StateTtl stateTtl() {
    String value = settings.get(StateTtl.KEY, "0 ms");
    return new StateTtl(Durations.parse(StateTtl.KEY, value));
  }

  private Sink insert(InsertTarget target, Planned query) {
    CatalogTable physical = Planning.physical(target.table());
    Connector connector = planning().connector(physical);
    CatalogTable table = MetadataColumns.written(target.table(), physical, connector);
    CatalogTable accepting = MetadataColumns.target(target.table(), table);
    PlanNode fitted =
        Insertion.fit(query.plan(), accepting, target.columns(), constants(target, table));
    PlanNode input = MetadataColumns.forSink(fitted, table, connector);
    boolean updates = connected(table, target.mode()).acceptsUpdates();
    if (!input.insertOnly() && !updates) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "table \""
                  + table.name()
                  + "\" takes new rows only, but the rows of the query change")
          .withHint("Aggregate over windows, or write to a table that takes updates.");
    }
    if (target.mode() == Sink.Mode.OVERWRITE && !input.bounded()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "INSERT OVERWRITE of table \"" + table.name() + "\" needs a query that ends")
          .withHint("Rows take the place of others once all of them are there.");
    }
    return new Sink(NotNullRule.of(settings).apply(input, table), table, target.mode());
  }

  private dev.weir.connector.Sink connected(CatalogTable table, Sink.Mode mode) {
    Connector connector = planning().connector(table);
    return switch (mode) {
      case APPEND -> connector.sink(table);
      case OVERWRITE -> connector.overwritingSink(table);
    };
  }

  /** The values of PARTITION. */
  private Map<String, Expr> constants(InsertTarget target, CatalogTable table) {
    Map<String, Expr> constants = new LinkedHashMap<>();
    target
        .partition()
        .forEach((column, value) -> {
          Planning planning = planning();
          RexNode constant = planning.expression(value, table.columns());
          constants.put(column, planning.conversion().convert(constant));
        });
    return constants;
  }

  private static <T> T placed(SqlNode node, StatementText statement, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | AssertionError e) {
      WeirException error = known(e);
      Position place = error.position();
      throw error.at(place == null ? Places.of(node, statement) : statement.inScript(place));
    }
  }

  /** Our own error, out of those that Calcite's reflection puts around it. */
  private static WeirException known(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof WeirException own) {
        return own;
      }
      if (cause instanceof StackOverflowError) {
        return new WeirException(ErrorCode.LIMIT_EXCEEDED, "statement is nested too deeply", error);
      }
    }
    return new WeirException(ErrorCode.INTERNAL, "the query could not be planned", error)
        .withHint("This is a defect of Weir. Run with --verbose for its details.");
  }
}
