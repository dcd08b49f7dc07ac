package dev.weir.sql.statement;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A table while its definition is put together: columns in order, by name. */
final class Draft {
  private final String table;
  private final Map<String, ColumnDefinition> columns = new LinkedHashMap<>();

  Draft(String table) {
    this.table = table;
  }

  /** Adds a column, whose name must be new; one that overwrites keeps its place. */
  void add(ColumnDefinition column, boolean overwrites, Position place) {
    if (columns.containsKey(column.name()) && !overwrites) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "column \"" + column.name() + "\" is defined twice in table \"" + table + "\"")
          .at(place);
    }
    columns.put(column.name(), column);
  }

  /** Adds a column of another table. */
  void inherit(ColumnDefinition column) {
    columns.put(column.name(), column);
  }

  /** The column of this name; {@code role} says what it is wanted for. */
  ColumnDefinition column(String name, String role, Position place) {
    ColumnDefinition column = columns.get(name);
    if (column == null) {
      throw new WeirException(
              ErrorCode.UNKNOWN_COLUMN,
              role + " \"" + name + "\" does not exist in table \"" + table + "\"")
          .at(place)
          .withHint(Suggestions.didYouMean(name, columns.keySet()));
    }
    return column;
  }

  void setNotNull(String name) {
    ColumnDefinition column = Objects.requireNonNull(columns.get(name));
    columns.put(
        name,
        new ColumnDefinition(
            name, column.type().withNullable(false), column.expression(), column.comment()));
  }

  @Nullable ColumnDefinition find(String name) {
    return columns.get(name);
  }

  List<ColumnDefinition> columns() {
    return new ArrayList<>(columns.values());
  }

  /** What computed columns can use. */
  RowType physical() {
    return row(true);
  }

  /** What the watermark can use. */
  RowType all() {
    return row(false);
  }

  private RowType row(boolean physicalOnly) {
    return RowType.of(
        columns.values().stream()
            .filter(column -> !physicalOnly || column.expression() == null)
            .map(column -> new Field(column.name(), column.type()))
            .toList());
  }

  /** A computed column whose type waits until all physical columns are known. */
  record Computed(String name, SqlNode expression, @Nullable String comment, Position place) {}
}
