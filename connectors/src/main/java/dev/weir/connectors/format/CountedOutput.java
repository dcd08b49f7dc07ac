package dev.weir.connectors.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts bytes on their way out; closing it leaves the file open. */
public final class CountedOutput extends FilterOutputStream {
  private long count;

  public CountedOutput(OutputStream out) {
    super(out);
  }

  /** The bytes so far. */
  public long count() {
    return count;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    count += length;
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
