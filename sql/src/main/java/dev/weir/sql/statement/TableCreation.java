package dev.weir.sql.statement;

import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.Partitioning;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.Metadata;
import dev.weir.sql.catalog.TableDefinition.WatermarkDefinition;
import dev.weir.sql.parser.Places;
import dev.weir.sql.parser.SqlText;
import dev.weir.sql.planning.QueryPlanner;
import dev.weir.sql.script.StatementText;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlTableColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlComputedColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlMetadataColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlRegularColumn;
import org.apache.flink.sql.parser.ddl.SqlWatermark;
import org.apache.flink.sql.parser.ddl.constraint.SqlTableConstraint;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTableLike;
import org.jspecify.annotations.Nullable;

/** Makes the definition of a table out of CREATE TABLE, with all of Flink's checks. */
public final class TableCreation {
  private final SqlCreateTable create;
  private final StatementText statement;
  private final ObjectName name;
  private final Catalog catalog;
  private final QueryPlanner planner;
  private final Draft draft;
  private final @Nullable RowType queried;
  private final Options options;
  private @Nullable WatermarkDefinition watermark;
  private List<String> primaryKey = List.of();

  private TableCreation(
      SqlCreateTable create,
      StatementText statement,
      ObjectName name,
      @Nullable RowType queried,
      Catalog catalog,
      QueryPlanner planner) {
    this.create = create;
    this.queried = queried;
    this.statement = statement;
    this.name = name;
    this.catalog = catalog;
    this.planner = planner;
    this.draft = new Draft(name.toString());
    this.options = Options.of(create, statement);
  }

  /**
   * The definition that the statement describes, its options accepted by the connector. {@code
   * queried}: the columns of the query of CREATE TABLE AS, or null.
   */
  public static TableDefinition define(
      SqlCreateTable create,
      StatementText statement,
      ObjectName name,
      @Nullable RowType queried,
      Catalog catalog,
      QueryPlanner planner,
      Connectors connectors) {
    TableCreation creation = new TableCreation(create, statement, name, queried, catalog, planner);
    TableDefinition table = creation.define();
    creation.options.check(table, connectors, Places.of(create.getName(), statement));
    return table;
  }

  private TableDefinition define() {
    refuseUnsupported();
    Likeness like = likeness();
    if (like != null) {
      like.physical(draft);
    }
    List<Draft.Computed> computed = new ArrayList<>();
    for (SqlNode node : create.getColumnList()) {
      if (node instanceof SqlTableColumn column) {
        addColumn(column, computed);
      }
    }
    if (queried != null) {
      addQueried(queried);
    }
    for (Draft.Computed column : computed) {
      SqlType type = planner.resolveExpression(column.expression(), draft.physical(), statement);
      String expression = SqlText.of(column.expression());
      boolean overwrites = like != null && like.overwritesGenerated(column.name());
      draft.add(
          new ColumnDefinition(column.name(), type, expression, column.comment()),
          overwrites,
          column.place());
    }
    if (like != null) {
      primaryKey = like.primaryKey();
      watermark = like.watermark();
      like.options().forEach((key, value) -> options.inherit(key, value, like.optionsMustDiffer()));
    }
    constraints().forEach(constraint -> addKey(constraint, like));
    create.getWatermark().ifPresent(own -> addWatermark(own, like));
    return new TableDefinition(
        name,
        create.isTemporary(),
        inOrder(),
        primaryKey,
        watermark,
        create.getComment(),
        options.values(),
        partitioning(like));
  }

  /** The constraints of columns and table; a list of mere names has none of columns. */
  private List<SqlTableConstraint> constraints() {
    boolean namesOnly = create.getColumnList().stream().anyMatch(SqlIdentifier.class::isInstance);
    return namesOnly ? create.getTableConstraints() : create.getFullConstraints();
  }

  private void refuseUnsupported() {
    if (create.getDistribution() != null) {
      throw new WeirException(ErrorCode.UNSUPPORTED, "DISTRIBUTED BY is not supported")
          .at(Places.of(create.getName(), statement));
    }
  }

  /** The statement's own PARTITIONED BY or, without one, that of LIKE, which no option excludes. */
  private Partitioning partitioning(@Nullable Likeness like) {
    List<String> inherited = like == null ? List.of() : like.partitionKeys();
    if (create.getPartitionKeyList().isEmpty()) {
      return Partitioning.by(inherited);
    }
    List<String> keys = new ArrayList<>();
    Position place = Places.of(create.getName(), statement);
    for (String key : create.getPartitionKeyList()) {
      if (like != null && like.keepsPartitions() && !inherited.isEmpty()) {
        throw like.duplicate("partitions", "PARTITIONS").at(place);
      }
      ColumnDefinition column = draft.column(key, "partition column", place);
      if (!column.isPhysical() || keys.contains(column.name())) {
        String what =
            column.isPhysical()
                ? "named twice"
                : column.metadata() == null ? "a computed column" : "a metadata column";
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "partition column \"" + column.name() + "\" is " + what)
            .at(place);
      }
      keys.add(column.name());
    }
    return Partitioning.by(keys);
  }

  private @Nullable Likeness likeness() {
    return create instanceof SqlCreateTableLike like
        ? Likeness.of(like.getTableLike(), catalog, statement)
        : null;
  }

  /** The columns of the query that the statement does not define itself. */
  private void addQueried(RowType query) {
    for (Field field : query.fields()) {
      if (draft.find(field.name()) == null) {
        draft.inherit(new ColumnDefinition(field.name(), field.type(), null, null));
      }
    }
    for (SqlNode node : create.getColumnList()) {
      if (node instanceof SqlIdentifier listed) {
        draft.column(listed.getSimple(), "column", Places.of(listed, statement));
      }
    }
  }

  private void addColumn(SqlTableColumn column, List<Draft.Computed> computed) {
    String columnName = column.getName().getSimple();
    switch (column) {
      case SqlRegularColumn regular ->
          draft.add(
              new ColumnDefinition(
                  columnName,
                  planner.resolveType(regular.getType(), statement),
                  null,
                  column.getComment()),
              false,
              Places.of(column.getName(), statement));
      case SqlComputedColumn expression ->
          computed.add(
              new Draft.Computed(
                  columnName,
                  expression.getExpr(),
                  column.getComment(),
                  Places.of(column.getName(), statement)));
      case SqlMetadataColumn metadata ->
          draft.add(
              new ColumnDefinition(
                  columnName,
                  planner.resolveType(metadata.getType(), statement),
                  null,
                  column.getComment(),
                  new Metadata(metadata.getMetadataAlias().orElse(null), metadata.isVirtual())),
              false,
              Places.of(column.getName(), statement));
      default ->
          throw new WeirException(
                  ErrorCode.UNSUPPORTED, "column \"" + columnName + "\" is not supported")
              .at(Places.of(column, statement));
    }
  }

  private void addKey(SqlTableConstraint constraint, @Nullable Likeness like) {
    if (like != null && !primaryKey.isEmpty()) {
      throw like.duplicate("a primary key", "CONSTRAINTS").at(Places.of(constraint, statement));
    }
    List<String> key = new ArrayList<>();
    for (SqlNode node : constraint.getColumns()) {
      SqlIdentifier column = (SqlIdentifier) node;
      ColumnDefinition definition =
          draft.column(column.getSimple(), "primary key column", Places.of(column, statement));
      if (!definition.isPhysical()) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "primary key column \""
                    + column.getSimple()
                    + "\" is a "
                    + (definition.metadata() == null ? "computed" : "metadata")
                    + " column")
            .at(Places.of(column, statement));
      }
      draft.setNotNull(column.getSimple());
      key.add(column.getSimple());
    }
    primaryKey = key;
  }

  private void addWatermark(SqlWatermark own, @Nullable Likeness like) {
    SqlIdentifier column = own.getEventTimeColumnName();
    if (watermark != null && like != null && !like.overwritesWatermark()) {
      throw like.duplicate("a watermark", "WATERMARKS").at(Places.of(own, statement));
    }
    if (!column.isSimple()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED, "nested field \"" + column + "\" cannot be event time")
          .at(Places.of(column, statement))
          .withHint("Add a computed column that holds it.");
    }
    ColumnDefinition time =
        draft.column(column.getSimple(), "event time column", Places.of(column, statement));
    EventTime rules = new EventTime(statement);
    rules.check(time.type(), "event time column \"" + time.name() + "\"", column);
    rules.refuseSource(own.getWatermarkStrategy());
    SqlType type = planner.resolveExpression(own.getWatermarkStrategy(), draft.all(), statement);
    rules.check(type, "the watermark of \"" + time.name() + "\"", own.getWatermarkStrategy());
    rules.checkSame(type, time.type(), time.name(), own.getWatermarkStrategy());
    watermark = new WatermarkDefinition(time.name(), SqlText.of(own.getWatermarkStrategy()));
  }

  /**
   * The columns as declared: those of LIKE first, then the statement's own, computed ones in place,
   * then those of the query.
   */
  private List<ColumnDefinition> inOrder() {
    List<String> declared = new ArrayList<>();
    for (SqlNode node : create.getColumnList()) {
      declared.add(
          node instanceof SqlTableColumn column
              ? column.getName().getSimple()
              : ((SqlIdentifier) node).getSimple());
    }
    List<ColumnDefinition> ordered = new ArrayList<>();
    List<ColumnDefinition> others = new ArrayList<>(draft.columns());
    others.removeIf(column -> declared.contains(column.name()));
    if (queried == null) {
      ordered.addAll(others);
    }
    for (String column : declared) {
      ColumnDefinition definition = draft.find(column);
      if (definition != null) {
        ordered.add(definition);
      }
    }
    if (queried != null) {
      ordered.addAll(others);
    }
    return ordered;
  }
}
