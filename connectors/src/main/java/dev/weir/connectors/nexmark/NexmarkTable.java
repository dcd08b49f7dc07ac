package dev.weir.connectors.nexmark;

import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.IntegerType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the columns asked of a table are: checked against the fields of events. */
final class NexmarkTable {
  private static final String EVENT_TYPE = "event_type";

  /** What a column holds. */
  sealed interface Content {
    record Kind() implements Content {}

    record Single(EventField field) implements Content {}

    /** A whole person, auction or bid, with the fields that the table declares. */
    record Whole(int kind, List<EventField> fields) implements Content {}
  }

  private NexmarkTable() {}

  /** Checks all declared columns. */
  static void check(CatalogTable table) {
    for (Field column : table.columns().fields()) {
      content(table, FieldPath.of(column.name()), column.type());
    }
  }

  /** What stands at the end of a path, as a column of this type. */
  static Content content(CatalogTable table, FieldPath path, SqlType type) {
    String column = path.names().getFirst();
    int kind = EventField.KINDS.indexOf(column);
    if (column.equals(EVENT_TYPE) && type instanceof IntegerType) {
      return new Content.Kind();
    }
    if (kind < 0) {
      throw wrongColumn(table, column, type);
    }
    if (path.names().size() > 1) {
      return new Content.Single(field(table, kind, path.names().get(1), type));
    }
    if (!(type instanceof RowType row)) {
      throw wrongColumn(table, column, type);
    }
    List<EventField> fields = new ArrayList<>();
    for (Field declared : row.fields()) {
      fields.add(field(table, kind, declared.name(), declared.type()));
    }
    return new Content.Whole(kind, fields);
  }

  private static EventField field(CatalogTable table, int kind, String name, SqlType type) {
    EventField field = find(kind, name);
    String column = EventField.KINDS.get(kind);
    if (field == null) {
      throw error(table, "event field \"" + column + "." + name + "\" does not exist")
          .withHint(Suggestions.didYouMean(name, names(kind)));
    }
    if (!field.fits(type)) {
      throw error(
          table,
          "event field \"" + column + "." + name + "\" is " + field.type() + ", not " + type);
    }
    return field;
  }

  private static @Nullable EventField find(int kind, String name) {
    return Arrays.stream(EventField.values())
        .filter(field -> field.kind() == kind && field.fieldName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static List<String> names(int kind) {
    return Arrays.stream(EventField.values())
        .filter(field -> field.kind() == kind)
        .map(EventField::fieldName)
        .toList();
  }

  private static WeirException wrongColumn(CatalogTable table, String column, SqlType type) {
    return error(table, "column \"" + column + "\" can't be " + type)
        .withHint(
            "A nexmark table has the columns event_type INT, person ROW<...>, auction ROW<...> and"
                + " bid ROW<...>.");
  }

  private static WeirException error(CatalogTable table, String what) {
    return new WeirException(
        ErrorCode.INVALID_OPTION, what + " in nexmark table \"" + table.name() + "\"");
  }
}
