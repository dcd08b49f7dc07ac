package dev.weir.connectors.format.parquet;

import dev.weir.connectors.format.CountedOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that is written to a stream; closing it leaves the stream open. */
record ParquetOutput(OutputStream out) implements OutputFile {

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    CountedOutput counted = new CountedOutput(out);
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return counted.count();
      }

      @Override
      public void write(int b) throws IOException {
        counted.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        counted.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        counted.flush();
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
