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

  /** Begins a file. */
  FileRowWriter begin(OutputStream out) throws IOException {
    return switch (format()) {
      case RowFormat rows -> new EncodedRows(rows.encoder(options), out);
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
