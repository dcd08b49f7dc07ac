package dev.weir.sql.planning;

import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.rule.SourceScan;
import dev.weir.sql.rule.TemporalJoins;
import dev.weir.sql.rule.WatermarkNode;
import dev.weir.sql.script.Settings;
import dev.weir.sql.type.FlinkTypeFactory;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.CatalogReader;
import dev.weir.sql.validate.MembershipOperator;
import dev.weir.sql.validate.QueryValidator;
import dev.weir.sql.validate.Relation;
import dev.weir.sql.validate.UserOperators;
import dev.weir.sql.window.EmitStrategy;
import dev.weir.sql.window.GroupedWindows;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.jspecify.annotations.Nullable;

/** The planning of one query: its tables and views in place of their names. */
final class Planning implements Relation.Expansion {
  private static final String ROWS = "rows";
  private static final List<String> TYPE_NAMES =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INT",
          "INTEGER",
          "BIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "CHAR",
          "VARCHAR",
          "STRING",
          "BINARY",
          "VARBINARY",
          "BYTES",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_LTZ",
          "ROW");

  private final Catalog catalog;
  private final Connectors connectors;
  private final Settings settings;
  private final FlinkTypeFactory types = new FlinkTypeFactory();
  private final CatalogReader reader;
  private final RelOptCluster cluster = cluster(types);
  private final Set<ObjectName> expanding = new LinkedHashSet<>();

  Planning(Catalog catalog, Connectors connectors, Settings settings) {
    this.catalog = catalog;
    this.connectors = connectors;
    this.settings = settings;
    this.reader = reader(catalog.namespaces().current());
  }

  private UserOperators operators(Namespace current) {
    return new UserOperators(catalog, current);
  }

  private CatalogReader reader(Namespace current) {
    return new CatalogReader(this::relation, catalog.namespaces(), current, types);
  }

  private static RelOptCluster cluster(FlinkTypeFactory types) {
    HepPlanner planner = new HepPlanner(HepProgram.builder().build());
    // Calcite computes constants as Calcite would, and compiles Java to do so; the engine computes
    // them as Flink does.
    planner.setExecutor((rex, constants, results) -> results.addAll(constants));
    RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(types));
    cluster.setHintStrategies(Hints.STRATEGIES);
    cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(new MetadataOnDemand()));
    return cluster;
  }

  /** The tree of a query, with everything that it names in place. */
  RelNode tree(SqlNode query) {
    return tree(query, reader, catalog.namespaces().current());
  }

  private RelNode tree(SqlNode query, CatalogReader reader, Namespace current) {
    QueryValidator validator = new QueryValidator(operators(current), reader, types, names());
    boolean hinted = TtlHints.place(query);
    LookupHints.check(query);
    SqlNode checked = validator.check(query);
    MembershipOperator.place(checked, validator);
    RelNode tree = new Converter(validator, reader, cluster).convert(checked);
    RelNode named = hinted ? TtlInputs.resolve(tree) : tree;
    return TemporalJoins.apply(GroupedWindows.apply(named, new EmitStrategy(settings)));
  }

  /** The conversion of expressions of this planning. */
  ExpressionConversion conversion() {
    return new ExpressionConversion(cluster.getRexBuilder());
  }

  /** An expression over the columns of one relation. */
  RexNode expression(SqlNode expression, RowType columns) {
    CatalogReader single =
        new CatalogReader(
            name ->
                name.name().equals(ROWS)
                    ? new Relation(
                        name,
                        columns,
                        (of, context, table) -> LogicalTableScan.create(cluster, table, List.of()))
                    : null,
            catalog.namespaces(),
            catalog.namespaces().current(),
            types);
    QueryValidator validator =
        new QueryValidator(operators(catalog.namespaces().current()), single, types, List.of());
    SqlNode checked = validator.check(CatalogSql.selectOne(expression, ROWS));
    RelNode tree = new Converter(validator, single, cluster).convert(checked);
    return ((Project) tree).getProjects().getFirst();
  }

  /** The names of all tables and views. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    catalog.tables().forEach(table -> names.add(table.name().toString()));
    catalog.views().forEach(view -> names.add(view.name().toString()));
    return names;
  }

  /** The type that a node names. */
  SqlType type(SqlDataTypeSpec spec) {
    QueryValidator validator =
        new QueryValidator(operators(catalog.namespaces().current()), reader, types, List.of());
    if (spec.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec unknown) {
      String name = String.valueOf(unknown.getTypeName());
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "type \"" + name + "\" does not exist")
          .withHint(Suggestions.didYouMean(name, TYPE_NAMES));
    }
    Boolean nullable = spec.getNullable();
    return TypeMapping.toWeir(spec.deriveType(validator, nullable == null || nullable));
  }

  private @Nullable Relation relation(ObjectName name) {
    TableDefinition table = catalog.table(name);
    if (table != null) {
      return new Relation(name, columns(table), this);
    }
    ViewDefinition view = catalog.view(name);
    return view == null ? null : new Relation(name, view.schema(), this);
  }

  @Override
  public RelNode expand(ObjectName name, RelOptTable.ToRelContext context, RelOptTable table) {
    TableDefinition definition = catalog.table(name);
    List<RelHint> hints = context.getTableHints();
    if (definition != null) {
      return expandTable(hinted(definition, hints));
    }
    Hints.refuse(name.name(), hints);
    return expandView(name);
  }

  /** The table with the options of a hint, which the connector has to accept as well. */
  private TableDefinition hinted(TableDefinition table, List<RelHint> hints) {
    if (hints.isEmpty()) {
      return table;
    }
    TableDefinition hinted = Hints.apply(table, hints);
    if (!hinted.equals(table)) {
      CatalogTable physical = physical(hinted);
      connector(physical).validate(physical);
    }
    return hinted;
  }

  private RelNode expandView(ObjectName name) {
    ViewDefinition view = catalog.view(name);
    if (view == null || !expanding.add(name)) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT, "view \"" + name + "\" selects from itself");
    }
    try {
      RelNode tree =
          tree(CatalogSql.query(view.query()), reader(view.namespace()), view.namespace());
      return Renaming.apply(tree, view.schema().names());
    } catch (WeirException e) {
      throw new WeirException(e.code(), "view \"" + name + "\": " + e.text(), e).withHint(e.hint());
    } finally {
      expanding.remove(name);
    }
  }

  private RelNode expandTable(TableDefinition table) {
    CatalogTable physical = physical(table);
    Connector connector = connector(physical);
    RowType read = MetadataColumns.read(physical, connector);
    RelNode node = new SourceScan(cluster, physical, read, connector);
    RowType columns = columns(table);
    if (!physical.metadata().isEmpty()) {
      RowType declared = MetadataColumns.declared(table, read);
      node = Renaming.project(node, MetadataColumns.casts(node, declared), declared.names());
      read = declared;
    }
    if (!read.names().equals(columns.names())) {
      node = Renaming.project(node, computed(table, read), columns.names());
    }
    TableDefinition.WatermarkDefinition watermark = table.watermark();
    if (watermark == null) {
      return node;
    }
    RexNode expression = expression(CatalogSql.expression(watermark.expression()), columns);
    return WatermarkNode.create(
        node,
        columns.indexOf(watermark.column()),
        expression,
        IdleTimeout.millis(table.options(), settings));
  }

  private List<RexNode> computed(TableDefinition table, RowType physical) {
    List<RexNode> expressions = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      String expression = column.expression();
      SqlNode node =
          expression == null ? CatalogSql.column(column.name()) : CatalogSql.expression(expression);
      expressions.add(expression(node, physical));
    }
    return expressions;
  }

  Connector connector(CatalogTable table) {
    String name = table.options().getOrDefault("connector", "");
    Connector connector = connectors.find(name);
    if (connector == null) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION,
              "connector \"" + name + "\" of table \"" + table.name() + "\" does not exist")
          .withHint(Suggestions.didYouMean(name, connectors.names()));
    }
    return connector;
  }

  static RowType columns(TableDefinition table) {
    return RowType.of(
        table.columns().stream().map(column -> new Field(column.name(), column.type())).toList());
  }

  /** The table as its connector sees it. */
  static CatalogTable physical(TableDefinition table) {
    List<Field> fields =
        table.columns().stream()
            .filter(ColumnDefinition::isPhysical)
            .map(column -> new Field(column.name(), column.type()))
            .toList();
    return new CatalogTable(
        table.name(),
        RowType.of(fields),
        table.primaryKey(),
        table.options(),
        MetadataColumns.keys(table),
        table.partitioning().keys());
  }
}
