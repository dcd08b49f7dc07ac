package dev.weir.connectors.filesystem;

import dev.weir.connector.RejectedRow;
import dev.weir.connector.SourceContext;
import dev.weir.connectors.format.RowFaults;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Path;

/** Fails at the first row of a file that can't be read, or gives such rows to the engine. */
final class FileFaults implements RowFaults, AutoCloseable {
  private final String table;
  private final Path file;
  private final boolean ignore;
  private final SourceContext context;
  private final LineCounter lines;

  FileFaults(String table, Path file, boolean ignore, SourceContext context) {
    this.table = table;
    this.file = file;
    this.ignore = ignore;
    this.context = context;
    this.lines = new LineCounter(file);
  }

  @Override
  public String origin() {
    return file.toString();
  }

  @Override
  public void report(long position, String field, String reason, String text) {
    long line = line(position);
    if (ignore) {
      context.reject(new RejectedRow(table, origin(), line, field, reason, text));
      return;
    }
    String place = field.isEmpty() ? "" : " in field \"" + field + "\"";
    String where = " (" + file.getFileName() + ", line " + line + ")";
    throw new WeirException(ErrorCode.MALFORMED_ROW, "row can't be read: " + reason + place + where)
        .withHint("The row is: " + text);
  }

  private long line(long position) {
    try {
      return lines.lineOf(position);
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
