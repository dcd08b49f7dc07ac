package dev.weir.connectors.format;

import dev.weir.connectors.OptionValues;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A form of whole files: a head or foot describes the rows, which lie in blocks of many. A block
 * belongs to the part of the file that its first byte lies in, so files can be cut anywhere.
 */
public non-sealed interface FileFormat extends Format {

  /**
   * Opens a file to read the columns asked for, in that order. Fails with a {@link
   * dev.weir.error.WeirException} that names file and column if the file is of another form or its
   * columns don't fit.
   */
  FileRowReader reader(OptionValues options, List<FieldPath> columns, RowType schema, Path file)
      throws IOException;

  /** Begins a file of all columns of the options' table, which goes to {@code out}. */
  FileRowWriter writer(OptionValues options, OutputStream out) throws IOException;
}
