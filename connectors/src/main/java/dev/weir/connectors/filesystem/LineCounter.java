package dev.weir.connectors.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Says on which line of a file a byte lies. Lines are counted only when somebody asks, in a second
 * pass over the file that goes on from one answer to the next.
 */
final class LineCounter implements AutoCloseable {
  private final Path file;
  private final byte[] buffer = new byte[1 << 13];
  private @Nullable ByteSource source;
  private long position;
  private long line = 1;

  LineCounter(Path file) {
    this.file = file;
  }

  /** The line, from 1, of the byte at {@code wanted}; no smaller one must be asked for later. */
  long lineOf(long wanted) throws IOException {
    ByteSource open = source;
    if (open == null) {
      open = ByteSource.open(file, 0);
      source = open;
    }
    while (position < wanted) {
      int count = open.read(buffer, 0, (int) Math.min(buffer.length, wanted - position));
      if (count < 0) {
        break;
      }
      for (int i = 0; i < count; i++) {
        line += buffer[i] == '\n' ? 1 : 0;
      }
      position += count;
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    if (source != null) {
      source.close();
    }
  }
}
