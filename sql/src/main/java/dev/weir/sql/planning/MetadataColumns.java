package dev.weir.sql.planning;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.plan.PlanNode;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.Metadata;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Columns of a table that its connector tells: which exist, and how they get their types. */
public final class MetadataColumns {
  private MetadataColumns() {}

  /** The connector's key for each column of metadata. */
  public static Map<String, String> keys(TableDefinition table) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (ColumnDefinition column : table.columns()) {
      Metadata metadata = column.metadata();
      if (metadata != null) {
        String from = metadata.from();
        keys.put(column.name(), from == null ? column.name() : from);
      }
    }
    return keys;
  }

  /** Refuses keys that the connector doesn't have, and two columns for one key. */
  public static void check(CatalogTable table, Connector connector) {
    RowType known = connector.metadata(table);
    Map<String, String> columns = new LinkedHashMap<>();
    table
        .metadata()
        .forEach((column, key) -> {
          if (known.indexOf(key) < 0) {
            throw unknown(table, column, known);
          }
          String other = columns.put(key, column);
          if (other != null) {
            throw new WeirException(
                    ErrorCode.INVALID_STATEMENT,
                    "columns \""
                        + other
                        + "\" and \""
                        + column
                        + "\" are both metadata \""
                        + key
                        + "\"")
                .withHint("Make one of them a computed column.");
          }
        });
  }

  private static WeirException unknown(CatalogTable table, String column, RowType known) {
    String key = table.metadata().getOrDefault(column, column);
    String message =
        "metadata \""
            + key
            + "\" of column \""
            + column
            + "\" does not exist in table \""
            + table.name()
            + "\"";
    String hint = Suggestions.didYouMean(key, known.names());
    String all =
        known.size() == 0
            ? "The connector has no metadata."
            : "The connector has " + String.join(", ", known.names()) + ".";
    return new WeirException(ErrorCode.INVALID_STATEMENT, message)
        .withHint(hint == null ? all : hint);
  }

  /**
   * The table with the metadata that is written to it, and no other; refuses what its connector
   * can't write.
   */
  static CatalogTable written(TableDefinition definition, CatalogTable table, Connector connector) {
    RowType known = connector.writableMetadata(table);
    Map<String, String> written = new LinkedHashMap<>();
    for (ColumnDefinition column : definition.columns()) {
      Metadata metadata = column.metadata();
      if (metadata == null || metadata.virtual()) {
        continue;
      }
      String key = table.metadata().getOrDefault(column.name(), column.name());
      if (known.indexOf(key) < 0) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "metadata column \""
                    + column.name()
                    + "\" of table \""
                    + table.name()
                    + "\" can't be written")
            .withHint("Declare it VIRTUAL if it is only to be read.");
      }
      written.put(column.name(), key);
    }
    return table.withMetadata(written);
  }

  /** The table as a query sees it that is inserted: columns and written metadata, as declared. */
  static CatalogTable target(TableDefinition definition, CatalogTable written) {
    if (written.metadata().isEmpty()) {
      return written;
    }
    List<Field> fields =
        definition.columns().stream()
            .filter(column -> column.isPhysical() || written.metadata().containsKey(column.name()))
            .map(column -> new Field(column.name(), column.type()))
            .toList();
    return new CatalogTable(
        written.name(),
        RowType.of(fields),
        written.primaryKey(),
        written.options(),
        Map.of(),
        written.partitionKeys());
  }

  /** Rows of the target as the sink takes them: columns, then metadata in the connector's types. */
  static PlanNode forSink(PlanNode input, CatalogTable written, Connector connector) {
    if (written.metadata().isEmpty()) {
      return input;
    }
    RowType given = input.schema();
    RowType known = connector.writableMetadata(written);
    List<Expr> expressions = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (String name : written.columns().names()) {
      int place = given.indexOf(name);
      expressions.add(new InputRef(place, given.type(place)));
      fields.add(new Field(name, given.type(place)));
    }
    written
        .metadata()
        .forEach((name, key) -> {
          int place = given.indexOf(name);
          SqlType type = known.type(known.indexOf(key)).withNullable(true);
          expressions.add(ExpressionConversion.cast(new InputRef(place, given.type(place)), type));
          fields.add(new Field(name, type));
        });
    return Projections.of(input, expressions, RowType.of(fields));
  }

  /** The columns that are read: the physical ones, then metadata in the connector's types. */
  static RowType read(CatalogTable table, Connector connector) {
    check(table, connector);
    RowType known = connector.metadata(table);
    List<Field> fields = new ArrayList<>(table.columns().fields());
    table
        .metadata()
        .forEach((column, key) -> fields.add(new Field(column, known.type(known.indexOf(key)))));
    return RowType.of(fields);
  }

  /** The same columns in the types that the table gives them. */
  static RowType declared(TableDefinition table, RowType read) {
    Map<String, SqlType> types = new LinkedHashMap<>();
    table.columns().forEach(column -> types.put(column.name(), column.type()));
    return RowType.of(
        read.fields().stream()
            .map(field -> new Field(field.name(), types.getOrDefault(field.name(), field.type())))
            .toList());
  }

  /** The columns of a node in these types. */
  static List<RexNode> casts(RelNode node, RowType declared) {
    RexBuilder builder = node.getCluster().getRexBuilder();
    RelDataType wanted = TypeMapping.toRelation(declared, builder.getTypeFactory());
    List<RexNode> casts = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      RexNode column = builder.makeInputRef(node, i);
      RelDataType type = wanted.getFieldList().get(i).getType();
      if (!SqlTypeUtil.canCastFrom(type, column.getType(), true)) {
        throw new WeirException(
            ErrorCode.TYPE_MISMATCH,
            "metadata column \""
                + declared.fieldName(i)
                + "\" is "
                + declared.type(i).name()
                + ", and can't be made of "
                + TypeMapping.toWeir(column.getType()).name());
      }
      casts.add(builder.makeCast(type, column, true, false));
    }
    return casts;
  }
}
