package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connectors.format.FileRowWriter;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.text.ByteBuilder;
import java.io.IOException;
import java.io.OutputStream;

/** A file of rows that are bytes of their own. */
final class EncodedRows implements FileRowWriter {
  private final RowEncoder encoder;
  private final OutputStream out;
  private final int bufferSize;
  private final ByteBuilder buffer = new ByteBuilder();
  private long written;

  /** {@code bufferSize}: how many bytes are gathered before they are handed on. */
  EncodedRows(RowEncoder encoder, OutputStream out, int bufferSize) {
    this.bufferSize = bufferSize;
    this.encoder = encoder;
    this.out = out;
    encoder.start(buffer);
  }

  @Override
  public void write(Batch batch, int row) throws IOException {
    encoder.encode(batch, row, buffer);
    if (buffer.length() >= bufferSize) {
      flush();
    }
  }

  @Override
  public long size() {
    return written + buffer.length();
  }

  @Override
  public void flush() throws IOException {
    out.write(buffer.data, 0, buffer.length());
    written += buffer.length();
    buffer.clear();
  }

  @Override
  public void finish() throws IOException {
    flush();
  }
}
