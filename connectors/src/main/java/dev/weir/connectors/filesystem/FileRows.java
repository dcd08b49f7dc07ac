package dev.weir.connectors.filesystem;

import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.FileFormat;
import dev.weir.connectors.format.FileRowWriter;
import dev.weir.connectors.format.Format;
import dev.weir.connectors.format.Formats;
import dev.weir.connectors.format.RowFormat;
import java.io.IOException;
import java.io.OutputStream;

/** How the rows of a table are written to files, whatever the kind of its format. */
record FileRows(OptionValues options) {

  private Format format() {
    return Formats.of(options.table());
  }

  /** What the names of files end in. */
  String ending() {
    return "." + format().name();
  }

  /** Whether what is written can say that a row is taken back or replaced. */
  boolean acceptsUpdates() {
    return format().acceptsUpdates();
  }

  /** Begins a file; where the format allows it, so many bytes are handed on at a time. */
  FileRowWriter begin(OutputStream out, int bufferSize) throws IOException {
    return switch (format()) {
      case RowFormat rows -> new EncodedRows(rows.encoder(options), out, bufferSize);
      case FileFormat files -> files.writer(options, out);
    };
  }

  /** Fails if there are columns that can't be written. */
  void check() {
    switch (format()) {
      case RowFormat rows -> rows.encoder(options);
      case FileFormat files -> files.validate(options);
    }
  }
}
