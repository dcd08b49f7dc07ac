package dev.weir.sql.statement;

import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.WatermarkDefinition;
import dev.weir.sql.parser.Places;
import dev.weir.sql.parser.SqlText;
import dev.weir.sql.planning.QueryPlanner;
import dev.weir.sql.script.StatementText;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlTableColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlComputedColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlRegularColumn;
import org.apache.flink.sql.parser.ddl.SqlWatermark;
import org.apache.flink.sql.parser.ddl.constraint.SqlTableConstraint;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTableAs;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTableLike;
import org.jspecify.annotations.Nullable;

/** Makes the definition of a table out of CREATE TABLE, with all of Flink's checks. */
public final class TableCreation {
  /** The most digits of a second that event time can have. */
  private static final int MOST_TIME_PRECISION = 3;

  private final SqlCreateTable create;
  private final StatementText statement;
  private final ObjectName name;
  private final Catalog catalog;
  private final QueryPlanner planner;
  private final Draft draft;
  private final Options options;
  private @Nullable WatermarkDefinition watermark;
  private List<String> primaryKey = List.of();

  private TableCreation(
      SqlCreateTable create,
      StatementText statement,
      ObjectName name,
      Catalog catalog,
      QueryPlanner planner) {
    this.create = create;
    this.statement = statement;
    this.name = name;
    this.catalog = catalog;
    this.planner = planner;
    this.draft = new Draft(name.toString());
    this.options = Options.of(create, statement);
  }

  /** The definition that the statement describes, its options accepted by the connector. */
  public static TableDefinition define(
      SqlCreateTable create,
      StatementText statement,
      ObjectName name,
      Catalog catalog,
      QueryPlanner planner,
      Connectors connectors) {
    TableCreation creation = new TableCreation(create, statement, name, catalog, planner);
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
      addColumn((SqlTableColumn) node, computed);
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
    create.getFullConstraints().forEach(constraint -> addKey(constraint, like));
    create.getWatermark().ifPresent(own -> addWatermark(own, like));
    String comment = create.getComment();
    return new TableDefinition(
        name,
        create.isTemporary(),
        inOrder(),
        primaryKey,
        watermark,
        comment == null && like != null ? like.comment() : comment,
        options.values());
  }

  private void refuseUnsupported() {
    String what =
        create instanceof SqlCreateTableAs
            ? "CREATE TABLE AS"
            : !create.getPartitionKeyList().isEmpty()
                ? "PARTITIONED BY"
                : create.getDistribution() != null ? "DISTRIBUTED BY" : null;
    if (what != null) {
      WeirException error =
          new WeirException(ErrorCode.UNSUPPORTED, what + " is not supported")
              .at(Places.of(create.getName(), statement));
      throw create instanceof SqlCreateTableAs
          ? error.withHint("Create the table, then fill it with INSERT INTO.")
          : error;
    }
  }

  private @Nullable Likeness likeness() {
    return create instanceof SqlCreateTableLike like
        ? Likeness.of(like.getTableLike(), catalog, statement)
        : null;
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
      default ->
          throw new WeirException(
                  ErrorCode.UNSUPPORTED, "metadata column \"" + columnName + "\" is not supported")
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
      if (definition.expression() != null) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "primary key column \"" + column.getSimple() + "\" is a computed column")
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
    checkTime(time.type(), "event time column \"" + time.name() + "\"", column);
    SqlType type = planner.resolveExpression(own.getWatermarkStrategy(), draft.all(), statement);
    checkTime(type, "the watermark of \"" + time.name() + "\"", own.getWatermarkStrategy());
    if (local(type) != local(time.type())) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "the watermark is "
                  + type.name()
                  + ", its column \""
                  + time.name()
                  + "\" is "
                  + time.type().name())
          .at(Places.of(own.getWatermarkStrategy(), statement));
    }
    watermark = new WatermarkDefinition(time.name(), SqlText.of(own.getWatermarkStrategy()));
  }

  private void checkTime(SqlType type, String what, SqlNode node) {
    if (!(type instanceof TimestampType time) || time.precision() > MOST_TIME_PRECISION) {
      throw new WeirException(ErrorCode.TYPE_MISMATCH, what + " is " + type.name())
          .at(Places.of(node, statement))
          .withHint("It has to be TIMESTAMP(p) or TIMESTAMP_LTZ(p) with p from 0 to 3.");
    }
  }

  private static boolean local(SqlType type) {
    return type instanceof TimestampType time && time.local();
  }

  /**
   * The columns as declared: those of LIKE first, then the statement's own, computed ones in place.
   */
  private List<ColumnDefinition> inOrder() {
    List<String> declared = new ArrayList<>();
    for (SqlNode node : create.getColumnList()) {
      declared.add(((SqlTableColumn) node).getName().getSimple());
    }
    List<ColumnDefinition> ordered = new ArrayList<>();
    draft.columns().stream().filter(c -> !declared.contains(c.name())).forEach(ordered::add);
    for (String column : declared) {
      ColumnDefinition definition = draft.find(column);
      if (definition != null) {
        ordered.add(definition);
      }
    }
    return ordered;
  }
}
