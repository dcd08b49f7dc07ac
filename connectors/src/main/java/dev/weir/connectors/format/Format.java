package dev.weir.connectors.format;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/** A form of rows as bytes: what stands behind {@code 'format' = 'name'}. Stateless. */
public interface Format {
  String name();

  /** The options of this format; each key starts with the format's name and a point. */
  List<Option> options();

  /** Checks the format's options and that it can hold the table's types. */
  void validate(OptionValues options);

  /** Whether every line end in the bytes ends a row, so that a file can be cut at any of them. */
  boolean rowsAreLines(OptionValues options);

  /** Whether rows are new rows only. If not, the decoder sets the kinds of rows in the batch. */
  default boolean insertOnly() {
    return true;
  }

  /** Whether an encoder can say that a row is taken back or replaced. */
  default boolean acceptsUpdates() {
    return !insertOnly();
  }

  /** Whether {@code ignore-parse-errors} is on: rows that can't be read are left out. */
  boolean ignoresParseErrors(OptionValues options);

  /** A decoder of the columns asked for, in that order, of rows of the options' table. */
  RowDecoder decoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults);

  /** An encoder of all columns of the options' table. */
  RowEncoder encoder(OptionValues options);
}
