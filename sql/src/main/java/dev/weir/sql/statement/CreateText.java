package dev.weir.sql.statement;

import dev.weir.catalog.ObjectName;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.Metadata;
import dev.weir.sql.catalog.TableDefinition.WatermarkDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.parser.SqlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SHOW CREATE: a statement that makes the same table or view again. */
public final class CreateText {
  private CreateText() {}

  public static String of(TableDefinition table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(column -> lines.add(column(column)));
    WatermarkDefinition watermark = table.watermark();
    if (watermark != null) {
      String column = SqlText.name(watermark.column());
      lines.add("WATERMARK FOR " + column + " AS " + watermark.expression());
    }
    if (!table.primaryKey().isEmpty()) {
      String name = SqlText.name("PK_" + String.join("_", table.primaryKey()));
      String columns = names(table.primaryKey(), ", ");
      lines.add("CONSTRAINT " + name + " PRIMARY KEY (" + columns + ") NOT ENFORCED");
    }
    return (table.temporary() ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ")
        + fullName(table.name())
        + " (\n  "
        + String.join(",\n  ", lines)
        + "\n)"
        + comment("\nCOMMENT ", table.comment())
        + partitions(table.partitioning().keys())
        + "\nWITH (\n  "
        + options(table)
        + "\n)";
  }

  public static String of(ViewDefinition view) {
    String what =
        view.materialized()
            ? "CREATE MATERIALIZED VIEW "
            : view.temporary() ? "CREATE TEMPORARY VIEW " : "CREATE VIEW ";
    return what
        + fullName(view.name())
        + " (\n  "
        + names(view.schema().names(), ",\n  ")
        + "\n)"
        + comment("\nCOMMENT ", view.comment())
        + "\nAS "
        + view.query();
  }

  private static String column(ColumnDefinition column) {
    String name = SqlText.name(column.name()) + " ";
    String expression = column.expression();
    Metadata metadata = column.metadata();
    return name
        + (expression == null ? column.type().toString() : "AS " + expression)
        + (metadata == null ? "" : " " + metadata.text())
        + comment(" COMMENT ", column.comment());
  }

  /** The connector first, because the other options are its own. */
  private static String options(TableDefinition table) {
    return table.options().keySet().stream()
        .sorted(
            Comparator.comparing((String key) -> !key.equals("connector"))
                .thenComparing(Comparator.naturalOrder()))
        .map(key ->
            SqlText.string(key) + " = " + SqlText.string(table.options().getOrDefault(key, "")))
        .collect(Collectors.joining(",\n  "));
  }

  private static String partitions(List<String> keys) {
    return keys.isEmpty() ? "" : "\nPARTITIONED BY (" + names(keys, ", ") + ")";
  }

  private static String comment(String before, @Nullable String comment) {
    return comment == null || comment.isEmpty() ? "" : before + SqlText.string(comment);
  }

  private static String names(List<String> names, String between) {
    return names.stream().map(SqlText::name).collect(Collectors.joining(between));
  }

  private static String fullName(ObjectName name) {
    return SqlText.name(name.catalog())
        + "."
        + SqlText.name(name.database())
        + "."
        + SqlText.name(name.name());
  }
}
