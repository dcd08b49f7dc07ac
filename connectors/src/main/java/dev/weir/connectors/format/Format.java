package dev.weir.connectors.format;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import java.util.List;

/** A form of rows as bytes: what stands behind {@code 'format' = 'name'}. Stateless. */
public sealed interface Format permits RowFormat, FileFormat {
  String name();

  /** The options of this format; each key starts with the format's name and a point. */
  List<Option> options();

  /** Checks the format's options and that it can hold the table's types. */
  void validate(OptionValues options);

  /** Whether rows are new rows only. If not, reading sets the kinds of rows in the batch. */
  default boolean insertOnly() {
    return true;
  }

  /** Whether what is written can say that a row is taken back or replaced. */
  default boolean acceptsUpdates() {
    return !insertOnly();
  }
}
