package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connector.SinkWriter;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.text.ByteBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one task to files {@code part-<task>-<n>}, beginning a new one when one is
 * full.
 */
final class FileSinkWriter implements SinkWriter {
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final int task;
  private final String ending;
  private final RowEncoder encoder;
  private final long fileSize;
  private final ByteBuilder buffer = new ByteBuilder(BUFFER);
  private final List<String> finished = new ArrayList<>();
  private @Nullable FileChannel channel;
  private Path file;
  private long written;
  private int number;

  FileSinkWriter(Path folder, int task, String ending, RowEncoder encoder, long fileSize) {
    this.folder = folder;
    this.task = task;
    this.ending = ending;
    this.encoder = encoder;
    this.fileSize = fileSize;
    this.file = folder;
  }

  @Override
  public void write(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (channel == null) {
        begin();
      }
      encoder.encode(batch, row, buffer);
      if (buffer.length() >= BUFFER) {
        flush();
      }
      if (written + buffer.length() >= fileSize) {
        finish();
      }
    }
  }

  /** Opens the next file whose name is free, shown or hidden. */
  private void begin() {
    while (true) {
      String name = "part-" + task + "-" + number++ + ending;
      file = folder.resolve(FileSink.HIDDEN + name);
      if (Files.exists(folder.resolve(name))) {
        continue;
      }
      try {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        written = 0;
        encoder.start(buffer);
        return;
      } catch (FileAlreadyExistsException e) {
        // left by a run that was stopped, or prepared and not yet committed
      } catch (IOException e) {
        throw FileSink.failed(file, e);
      }
    }
  }

  @Override
  public void flush() {
    FileChannel open = channel;
    if (open == null) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(buffer.data, 0, buffer.length());
      while (bytes.hasRemaining()) {
        open.write(bytes);
      }
    } catch (IOException e) {
      throw FileSink.failed(file, e);
    }
    written += buffer.length();
    buffer.clear();
  }

  private void finish() {
    flush();
    FileChannel open = channel;
    if (open == null) {
      return;
    }
    try (open) {
      open.force(true);
    } catch (IOException e) {
      throw FileSink.failed(file, e);
    }
    channel = null;
    finished.add(file.toString());
  }

  @Override
  public List<String> prepare() {
    finish();
    List<String> prepared = List.copyOf(finished);
    finished.clear();
    return prepared;
  }

  @Override
  public void close() {
    FileChannel open = channel;
    try {
      if (open != null) {
        open.close();
        Files.deleteIfExists(file);
      }
      for (String name : finished) {
        Files.deleteIfExists(Path.of(name));
      }
    } catch (IOException e) {
      throw FileSink.failed(file, e);
    }
    channel = null;
    finished.clear();
  }
}
