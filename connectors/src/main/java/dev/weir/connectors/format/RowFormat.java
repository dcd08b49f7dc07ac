package dev.weir.connectors.format;

import dev.weir.connectors.OptionValues;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/** A form in which each row is a run of bytes of its own, one after the other. */
public non-sealed interface RowFormat extends Format {

  /** Whether every line end in the bytes ends a row, so that a file can be cut at any of them. */
  boolean rowsAreLines(OptionValues options);

  /** Whether {@code ignore-parse-errors} is on: rows that can't be read are left out. */
  boolean ignoresParseErrors(OptionValues options);

  /** A decoder of the columns asked for, in that order, of rows of the options' table. */
  RowDecoder decoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults);

  /** A decoder of rows that each come as a message, whose end is that of the block. */
  default RowDecoder messageDecoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults) {
    return decoder(options, columns, schema, faults);
  }

  /** Whether a line end within a row means no more than a blank. */
  default boolean lineEndsAreBlanks() {
    return false;
  }

  /** Whether a message without content is a row of NULLs, and not none. */
  default boolean readsNull() {
    return false;
  }

  /** An encoder of all columns of the options' table. */
  RowEncoder encoder(OptionValues options);
}
