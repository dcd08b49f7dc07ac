package dev.weir.connectors.kafka;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.FileFormat;
import dev.weir.connectors.format.Format;
import dev.weir.connectors.format.Formats;
import dev.weir.connectors.format.RowFormat;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The key or the value of a table's messages: its format, and the columns that it holds, by their
 * places in the table.
 *
 * @param values the options of the format, and the columns by the names that the format sees
 */
record MessagePart(RowFormat format, OptionValues values, List<Integer> columns) {
  MessagePart {
    columns = List.copyOf(columns);
  }

  /** What a part is made of: the prefix of its options, and of names of columns in the table. */
  record Shape(String optionPrefix, String namePrefix, List<Integer> columns) {}

  /** The part of a table whose format has this name. */
  static MessagePart of(CatalogTable table, String format, Shape shape) {
    Map<String, String> options = new HashMap<>();
    options.put(OptionValues.CONNECTOR, table.options().getOrDefault(OptionValues.CONNECTOR, ""));
    options.put(Formats.FORMAT, format);
    String own = shape.optionPrefix() + format + ".";
    table
        .options()
        .forEach((key, value) -> {
          if (key.startsWith(own)) {
            options.put(key.substring(shape.optionPrefix().length()), value);
          }
        });
    List<Field> fields =
        shape.columns().stream()
            .map(table.columns().fields()::get)
            .map(field ->
                new Field(field.name().substring(shape.namePrefix().length()), field.type()))
            .toList();
    CatalogTable part = new CatalogTable(table.name(), RowType.of(fields), List.of(), options);
    RowFormat rows = rows(Formats.of(part), table);
    return new MessagePart(rows, Formats.options(part, List.of(Formats.OPTION)), shape.columns());
  }

  private static RowFormat rows(Format format, CatalogTable table) {
    return switch (format) {
      case RowFormat rows -> rows;
      case FileFormat files ->
          throw new WeirException(
                  ErrorCode.UNSUPPORTED,
                  "format \""
                      + files.name()
                      + "\" of table \""
                      + table.name()
                      + "\" holds files, not messages")
              .withHint("Formats of messages are csv, json, raw and those of changes.");
    };
  }

  /** The options that this part's format knows, as the table names them. */
  List<Option> options(String prefix) {
    return format.options().stream()
        .map(option ->
            new Option(
                prefix + option.key(),
                option.kind(),
                false,
                option.defaultValue(),
                option.description()))
        .toList();
  }

  /** The columns as the format sees them. */
  RowType type() {
    return values.table().columns();
  }
}
