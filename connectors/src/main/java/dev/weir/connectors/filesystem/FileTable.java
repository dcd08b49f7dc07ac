package dev.weir.connectors.filesystem;

import dev.weir.connector.SourceContext;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.FileFormat;
import dev.weir.connectors.format.Format;
import dev.weir.connectors.format.Formats;
import dev.weir.connectors.format.RowFormat;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A table whose rows are in files: its options, and the columns that a query reads. */
public record FileTable(
    Format format,
    OptionValues options,
    List<FieldPath> columns,
    RowType schema,
    SpareBlocks blocks) {

  /** A table read in blocks of the usual size. */
  public FileTable(OptionValues options, List<FieldPath> columns, RowType schema) {
    this(options, columns, schema, new SpareBlocks(SpareBlocks.USUAL));
  }

  /** The format is looked for once, not for each range of a file: that goes through all jars. */
  FileTable(OptionValues options, List<FieldPath> columns, RowType schema, SpareBlocks blocks) {
    this(Formats.of(options.table()), options, columns, schema, blocks);
  }

  String name() {
    return options.table().name().toString();
  }

  /** Whether a file can be cut into ranges. */
  boolean isCut(Path file) {
    return switch (format) {
      case RowFormat rows -> !ByteSource.isPacked(file) && rows.rowsAreLines(options);
      case FileFormat _ -> true;
    };
  }

  /** Opens a range of a file. */
  public SplitReader open(FileRange range, SourceContext context) {
    return switch (format) {
      case RowFormat rows -> new FileSplitReader(this, rows, range, context);
      case FileFormat files -> new BlockSplitReader(this, files, range, context);
    };
  }

  WeirException failed(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new WeirException(
          ErrorCode.MISSING_FILE, "file \"" + file + "\" does not exist", cause);
    }
    String message = "file \"" + file + "\" of table \"" + name() + "\" can't be read: ";
    return new WeirException(ErrorCode.IO_FAILED, message + cause.getMessage(), cause);
  }
}
