package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import dev.weir.type.SqlType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE, resolved: what SHOW CREATE TABLE prints and scans expand. */
public record TableDefinition(
    ObjectName name,
    boolean temporary,
    List<ColumnDefinition> columns,
    List<String> primaryKey,
    @Nullable WatermarkDefinition watermark,
    @Nullable String comment,
    Map<String, String> options,
    Partitioning partitioning) {
  public TableDefinition {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    options = Map.copyOf(options);
  }

  /** A table without partitions. */
  public TableDefinition(
      ObjectName name,
      boolean temporary,
      List<ColumnDefinition> columns,
      List<String> primaryKey,
      @Nullable WatermarkDefinition watermark,
      @Nullable String comment,
      Map<String, String> options) {
    this(name, temporary, columns, primaryKey, watermark, comment, options, Partitioning.NONE);
  }

  /** The same table with other options. */
  public TableDefinition withOptions(Map<String, String> other) {
    return new TableDefinition(
        name, temporary, columns, primaryKey, watermark, comment, other, partitioning);
  }

  /** The same table with other partitions. */
  public TableDefinition withPartitioning(Partitioning other) {
    return new TableDefinition(
        name, temporary, columns, primaryKey, watermark, comment, options, other);
  }

  /** A column: physical, computed from an expression in SQL, or told by the connector. */
  public record ColumnDefinition(
      String name,
      SqlType type,
      @Nullable String expression,
      @Nullable String comment,
      @Nullable Metadata metadata) {

    /** A physical or computed column. */
    public ColumnDefinition(
        String name, SqlType type, @Nullable String expression, @Nullable String comment) {
      this(name, type, expression, comment, null);
    }

    /** Whether the connector reads and writes the column with the rows. */
    public boolean isPhysical() {
      return expression == null && metadata == null;
    }
  }

  /** METADATA FROM key; without a key, the column's name is the key. Virtual: not written. */
  public record Metadata(@Nullable String from, boolean virtual) {
    /** The words after the column's type. */
    public String text() {
      String key = from == null ? "" : " FROM '" + from.replace("'", "''") + "'";
      return "METADATA" + key + (virtual ? " VIRTUAL" : "");
    }
  }

  /** WATERMARK FOR column AS expression, in SQL. */
  public record WatermarkDefinition(String column, String expression) {}
}
