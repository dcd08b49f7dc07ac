package dev.weir.connectors.filesystem;

import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.Format;
import dev.weir.connectors.format.Formats;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/** A table whose rows are in files: its options, and the columns that a query reads. */
public record FileTable(
    OptionValues options, List<FieldPath> columns, RowType schema, int blockSize) {

  /** A table read in blocks of the usual size. */
  public FileTable(OptionValues options, List<FieldPath> columns, RowType schema) {
    this(options, columns, schema, FileSplitReader.BLOCK);
  }

  String name() {
    return options.table().name().toString();
  }

  Format format() {
    return Formats.of(options.table());
  }

  boolean rowsAreLines() {
    return format().rowsAreLines(options);
  }

  boolean ignoresParseErrors() {
    return format().ignoresParseErrors(options);
  }

  RowDecoder decoder(RowFaults faults) {
    return format().decoder(options, columns, schema, faults);
  }
}
