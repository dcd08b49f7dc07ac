package dev.weir.sql.statement;

import dev.weir.connector.Connectors;
import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlAddPartitions;
import org.apache.flink.sql.parser.ddl.SqlDropPartitions;
import org.apache.flink.sql.parser.ddl.SqlTableColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlComputedColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlMetadataColumn;
import org.apache.flink.sql.parser.ddl.SqlTableColumn.SqlRegularColumn;
import org.apache.flink.sql.parser.ddl.SqlWatermark;
import org.apache.flink.sql.parser.ddl.constraint.SqlTableConstraint;
import org.apache.flink.sql.parser.ddl.position.SqlTableColumnPosition;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTable;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableAdd;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableDrop;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableDrop.SqlAlterTableDropColumn;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableDrop.SqlAlterTableDropConstraint;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableDrop.SqlAlterTableDropPrimaryKey;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableDrop.SqlAlterTableDropWatermark;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableModify;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableOptions;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableRenameColumn;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableReset;
import org.apache.flink.sql.parser.ddl.table.SqlAlterTableSchema;
import org.jspecify.annotations.Nullable;

/**
 * ALTER TABLE: the definition of a table after one change of its columns, key, watermark or
 * options. Queries that run already keep what they were compiled with.
 */
public final class TableAlteration {
  private final TableDefinition old;
  private final StatementText statement;
  private final QueryPlanner planner;
  private final List<ColumnDefinition> columns;
  private final Map<String, String> options;
  private List<String> primaryKey;
  private @Nullable WatermarkDefinition watermark;

  private TableAlteration(TableDefinition old, StatementText statement, QueryPlanner planner) {
    this.old = old;
    this.statement = statement;
    this.planner = planner;
    this.columns = new ArrayList<>(old.columns());
    this.options = new LinkedHashMap<>(old.options());
    this.primaryKey = old.primaryKey();
    this.watermark = old.watermark();
  }

  /** The table as it is after the statement. */
  public static TableDefinition apply(
      TableDefinition old,
      SqlAlterTable alter,
      StatementText statement,
      QueryPlanner planner,
      Connectors connectors) {
    if (alter instanceof SqlAddPartitions add) {
      return PartitionStatements.add(old, add, statement);
    }
    if (alter instanceof SqlDropPartitions drop) {
      return PartitionStatements.drop(old, drop, statement);
    }
    TableAlteration alteration = new TableAlteration(old, statement, planner);
    alteration.change(alter);
    TableDefinition altered = alteration.result();
    Options.validate(altered, connectors);
    return altered;
  }

  private void change(SqlAlterTable alter) {
    switch (alter) {
      case SqlAlterTableAdd add -> add(add);
      case SqlAlterTableModify modify -> modify(modify);
      case SqlAlterTableDrop drop -> drop(drop);
      case SqlAlterTableRenameColumn rename ->
          rename(rename.getOldColumnIdentifier(), rename.getNewColumnIdentifier());
      case SqlAlterTableOptions set -> options.putAll(set.getProperties());
      case SqlAlterTableReset reset -> reset(reset);
      default ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED, "ALTER TABLE with a DISTRIBUTION is not supported");
    }
  }

  private void add(SqlAlterTableAdd add) {
    for (SqlNode node : add.getColumnPositions()) {
      SqlTableColumnPosition position = (SqlTableColumnPosition) node;
      ColumnDefinition column = column(position.getColumn());
      if (find(column.name()) != null) {
        throw invalid("column \"" + column.name() + "\" exists already", position.getColumn());
      }
      insert(column, position, columns.size());
    }
    add.getFullConstraint()
        .ifPresent(key -> {
          if (!primaryKey.isEmpty()) {
            throw invalid("the table has a primary key already", key)
                .withHint("Use ALTER TABLE ... MODIFY to replace it.");
          }
          setKey(key);
        });
    add.getWatermark()
        .ifPresent(own -> {
          if (watermark != null) {
            throw invalid("the table has a watermark already", own)
                .withHint("Use ALTER TABLE ... MODIFY to replace it.");
          }
          setWatermark(own);
        });
  }

  private void modify(SqlAlterTableSchema modify) {
    for (SqlNode node : modify.getColumnPositions()) {
      SqlTableColumnPosition position = (SqlTableColumnPosition) node;
      SqlTableColumn written = position.getColumn();
      int place = columns.indexOf(existing(written.getName()));
      ColumnDefinition before = columns.remove(place);
      ColumnDefinition column = column(written);
      if (!column.isPhysical()) {
        refusePartitionKey(column.name(), written);
      }
      boolean keepsComment = column.comment() == null && column.expression() == null;
      insert(
          keepsComment
              ? new ColumnDefinition(
                  column.name(), column.type(), null, before.comment(), column.metadata())
              : column,
          position,
          place);
    }
    modify
        .getFullConstraint()
        .ifPresent(key -> {
          if (primaryKey.isEmpty()) {
            throw invalid("the table has no primary key", key).withHint("Use ALTER TABLE ... ADD.");
          }
          setKey(key);
        });
    modify
        .getWatermark()
        .ifPresent(own -> {
          if (watermark == null) {
            throw invalid("the table has no watermark", own).withHint("Use ALTER TABLE ... ADD.");
          }
          setWatermark(own);
        });
  }

  private void drop(SqlAlterTableDrop drop) {
    switch (drop) {
      case SqlAlterTableDropColumn dropped -> {
        for (SqlNode column : dropped.getColumnList()) {
          dropColumn((SqlIdentifier) column);
        }
      }
      case SqlAlterTableDropPrimaryKey key -> dropKey(key);
      case SqlAlterTableDropConstraint key -> dropKey(key);
      case SqlAlterTableDropWatermark time -> {
        if (watermark == null) {
          throw invalid("the table has no watermark", time);
        }
        watermark = null;
      }
      default ->
          throw new WeirException(ErrorCode.UNSUPPORTED, "DROP of a DISTRIBUTION is not supported");
    }
  }

  private void dropKey(SqlNode node) {
    if (primaryKey.isEmpty()) {
      throw invalid("the table has no primary key", node);
    }
    primaryKey = List.of();
  }

  private void dropColumn(SqlIdentifier name) {
    ColumnDefinition column = existing(name);
    refuseIfUsed(column.name(), name);
    columns.remove(column);
  }

  private void rename(SqlIdentifier from, SqlIdentifier to) {
    ColumnDefinition column = existing(from);
    refuseIfUsed(column.name(), from);
    if (find(to.getSimple()) != null) {
      throw invalid("column \"" + to.getSimple() + "\" exists already", to);
    }
    columns.set(
        columns.indexOf(column),
        new ColumnDefinition(
            to.getSimple(), column.type(), column.expression(), column.comment(), keyed(column)));
  }

  /** A column that is renamed keeps the key that its name was. */
  private static @Nullable Metadata keyed(ColumnDefinition column) {
    Metadata metadata = column.metadata();
    return metadata == null || metadata.from() != null
        ? metadata
        : new Metadata(column.name(), metadata.virtual());
  }

  private void reset(SqlAlterTableReset reset) {
    if (reset.getResetKeys().contains("connector")) {
      throw new WeirException(ErrorCode.INVALID_OPTION, "option \"connector\" cannot be reset");
    }
    options.keySet().removeAll(reset.getResetKeys());
  }

  private void refusePartitionKey(String column, SqlNode place) {
    if (old.partitioning().keys().contains(column)) {
      throw invalid("column \"" + column + "\" is used by PARTITIONED BY", place);
    }
  }

  /** What a key, a watermark or a computed column is made of can't go away. */
  private void refuseIfUsed(String column, SqlNode place) {
    String user = null;
    if (primaryKey.contains(column)) {
      user = "the primary key";
    } else if (old.partitioning().keys().contains(column)) {
      user = "PARTITIONED BY";
    } else if (watermark != null
        && (watermark.column().equals(column) || mentions(watermark.expression(), column))) {
      user = "the watermark";
    } else {
      user =
          columns.stream()
              .filter(other -> other.expression() != null && mentions(other.expression(), column))
              .map(other -> "column \"" + other.name() + "\"")
              .collect(
                  Collectors.collectingAndThen(Collectors.joining(", "), TableAlteration::some));
    }
    if (user != null) {
      throw invalid("column \"" + column + "\" is used by " + user, place);
    }
  }

  private static @Nullable String some(String names) {
    return names.isEmpty() ? null : names;
  }

  /** Whether an expression, as it is kept with all its names in backticks, names the column. */
  private static boolean mentions(@Nullable String expression, String column) {
    return expression != null && expression.contains(SqlText.name(column));
  }

  private ColumnDefinition column(SqlTableColumn written) {
    String name = written.getName().getSimple();
    return switch (written) {
      case SqlRegularColumn regular ->
          new ColumnDefinition(
              name, planner.resolveType(regular.getType(), statement), null, written.getComment());
      case SqlComputedColumn computed ->
          new ColumnDefinition(
              name,
              planner.resolveExpression(computed.getExpr(), physical(), statement),
              SqlText.of(computed.getExpr()),
              written.getComment());
      case SqlMetadataColumn metadata ->
          new ColumnDefinition(
              name,
              planner.resolveType(metadata.getType(), statement),
              null,
              written.getComment(),
              new Metadata(metadata.getMetadataAlias().orElse(null), metadata.isVirtual()));
      default ->
          throw new WeirException(ErrorCode.UNSUPPORTED, "column \"" + name + "\" is not supported")
              .at(Places.of(written, statement));
    };
  }

  private void insert(ColumnDefinition column, SqlTableColumnPosition position, int otherwise) {
    int place = otherwise;
    if (position.isFirstColumn()) {
      place = 0;
    } else if (position.isAfterReferencedColumn()) {
      place =
          columns.indexOf(existing(Objects.requireNonNull(position.getAfterReferencedColumn())))
              + 1;
    }
    columns.add(place, column);
  }

  private void setKey(SqlTableConstraint constraint) {
    List<String> key = new ArrayList<>();
    for (SqlNode node : constraint.getColumns()) {
      ColumnDefinition column = existing((SqlIdentifier) node);
      if (column.expression() != null) {
        throw invalid("primary key column \"" + column.name() + "\" is a computed column", node);
      }
      columns.set(
          columns.indexOf(column),
          new ColumnDefinition(
              column.name(), column.type().withNullable(false), null, column.comment()));
      key.add(column.name());
    }
    primaryKey = key;
  }

  private void setWatermark(SqlWatermark own) {
    SqlIdentifier column = own.getEventTimeColumnName();
    EventTime time = new EventTime(statement);
    ColumnDefinition definition = existing(column);
    time.check(definition.type(), "event time column \"" + definition.name() + "\"", column);
    time.refuseSource(own.getWatermarkStrategy());
    SqlType type = planner.resolveExpression(own.getWatermarkStrategy(), all(), statement);
    time.check(type, "the watermark of \"" + definition.name() + "\"", own.getWatermarkStrategy());
    time.checkSame(type, definition.type(), definition.name(), own.getWatermarkStrategy());
    watermark = new WatermarkDefinition(definition.name(), SqlText.of(own.getWatermarkStrategy()));
  }

  private @Nullable ColumnDefinition find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }

  private ColumnDefinition existing(SqlIdentifier name) {
    ColumnDefinition column = find(name.toString());
    if (column == null) {
      throw new WeirException(
              ErrorCode.UNKNOWN_COLUMN,
              "column \"" + name + "\" does not exist in table \"" + old.name() + "\"")
          .at(Places.of(name, statement))
          .withHint(
              Suggestions.didYouMean(
                  name.toString(), columns.stream().map(ColumnDefinition::name).toList()));
    }
    return column;
  }

  private RowType physical() {
    return row(true);
  }

  private RowType all() {
    return row(false);
  }

  private RowType row(boolean physicalOnly) {
    return RowType.of(
        columns.stream()
            .filter(column -> !physicalOnly || column.expression() == null)
            .map(column -> new Field(column.name(), column.type()))
            .toList());
  }

  private TableDefinition result() {
    return new TableDefinition(
        old.name(),
        old.temporary(),
        columns,
        primaryKey,
        watermark,
        old.comment(),
        options,
        old.partitioning());
  }

  private WeirException invalid(String message, SqlNode place) {
    Position position = Places.of(place, statement);
    return new WeirException(ErrorCode.INVALID_STATEMENT, message).at(position);
  }
}
