package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connectors.format.FileRowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A hidden file that rows are being written to. */
final class PartFile {
  private final Path path;
  private final OpenFiles files;
  private final long begun;
  private final FileRowWriter rows;
  private long used;
  private long handedOn;

  private PartFile(Path path, FileRows format, int bufferSize, OpenFiles files, long now)
      throws IOException {
    this.path = path;
    this.files = files;
    this.begun = now;
    this.used = now;
    this.rows = format.begin(new Bytes(), bufferSize);
  }

  /** Makes the file, which must not be there yet. */
  static PartFile create(Path path, FileRows format, int bufferSize, OpenFiles files, long now)
      throws IOException {
    files.create(path);
    return new PartFile(path, format, bufferSize, files, now);
  }

  Path path() {
    return path;
  }

  void write(Batch batch, int row, long now) {
    try {
      rows.write(batch, row);
    } catch (IOException e) {
      throw FileSink.failed(path, e);
    }
    used = now;
  }

  /** About how many bytes the file would have if it ended now. */
  long size() {
    return rows.size();
  }

  /** About how many bytes are in memory. */
  long held() {
    return Math.max(rows.size() - handedOn, 0);
  }

  /** When the file was begun, in milliseconds. */
  long begun() {
    return begun;
  }

  /** When the last row was added, in milliseconds. */
  long used() {
    return used;
  }

  void flush() {
    try {
      rows.flush();
    } catch (IOException e) {
      throw FileSink.failed(path, e);
    }
  }

  /** Makes the file whole and brings it to the disk. */
  void finish() {
    try {
      rows.finish();
      files.finish(path);
    } catch (IOException e) {
      throw FileSink.failed(path, e);
    }
  }

  private final class Bytes extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
      files.append(path, data, offset, length);
      handedOn += length;
    }
  }
}
