package dev.weir.sql.statement;

import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.Metadata;
import dev.weir.sql.catalog.TableDefinition.WatermarkDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DESCRIBE: a row for each column, in Flink's form. Comments are a column only if there are any.
 */
public record Description(List<String> headings, List<List<@Nullable String>> rows) {
  private static final List<String> HEADINGS =
      List.of("name", "type", "null", "key", "extras", "watermark");

  /** The columns of the answer: only whether a column may be NULL is no text. */
  public RowType schema() {
    return RowType.of(
        headings.stream()
            .map(name -> new Field(name, name.equals("null") ? Types.BOOLEAN : Types.STRING))
            .toList());
  }

  public static Description of(TableDefinition table) {
    boolean comments = table.columns().stream().anyMatch(column -> column.comment() != null);
    List<String> headings = new ArrayList<>(HEADINGS);
    if (comments) {
      headings.add("comment");
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      rows.add(row(table, column, comments));
    }
    return new Description(headings, rows);
  }

  public static Description of(ViewDefinition view) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Field field : view.schema().fields()) {
      rows.add(
          Arrays.asList(
              field.name(), field.type().name(), yes(field.type().nullable()), null, null, null));
    }
    return new Description(HEADINGS, rows);
  }

  private static List<@Nullable String> row(
      TableDefinition table, ColumnDefinition column, boolean comments) {
    WatermarkDefinition watermark = table.watermark();
    boolean rowtime = watermark != null && watermark.column().equals(column.name());
    boolean key = table.primaryKey().contains(column.name());
    List<@Nullable String> row = new ArrayList<>();
    row.add(column.name());
    row.add(column.type().name() + (rowtime ? " *ROWTIME*" : ""));
    row.add(yes(column.type().nullable()));
    row.add(key ? "PRI(" + String.join(", ", table.primaryKey()) + ")" : null);
    row.add(extras(column));
    row.add(rowtime && watermark != null ? watermark.expression() : null);
    if (comments) {
      row.add(column.comment());
    }
    return row;
  }

  private static @Nullable String extras(ColumnDefinition column) {
    Metadata metadata = column.metadata();
    if (metadata != null) {
      return metadata.text();
    }
    return column.expression() == null ? null : "AS " + column.expression();
  }

  private static String yes(boolean value) {
    return value ? "TRUE" : "FALSE";
  }
}
