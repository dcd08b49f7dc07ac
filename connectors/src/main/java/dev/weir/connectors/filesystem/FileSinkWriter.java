package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connector.SinkWriter;
import dev.weir.connectors.format.FileRowWriter;
import java.io.IOException;
import java.nio.channels.Channels;
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
  private final Path folder;
  private final int task;
  private final FileRows rows;
  private final long fileSize;
  private final List<String> finished = new ArrayList<>();
  private @Nullable OpenFile open;
  private int number;

  FileSinkWriter(Path folder, int task, FileRows rows, long fileSize) {
    this.folder = folder;
    this.task = task;
    this.rows = rows;
    this.fileSize = fileSize;
  }

  private record OpenFile(Path path, FileChannel channel, FileRowWriter rows) {}

  @Override
  public void write(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      OpenFile file = open;
      if (file == null) {
        file = begin();
        open = file;
      }
      try {
        file.rows.write(batch, row);
      } catch (IOException e) {
        throw FileSink.failed(file.path, e);
      }
      if (file.rows.size() >= fileSize) {
        finish();
      }
    }
  }

  /** Opens the next file whose name is free, shown or hidden. */
  private OpenFile begin() {
    while (true) {
      String name = "part-" + task + "-" + number++ + rows.ending();
      Path file = folder.resolve(FileSink.HIDDEN + name);
      if (Files.exists(folder.resolve(name))) {
        continue;
      }
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new OpenFile(file, channel, rows.begin(Channels.newOutputStream(channel)));
      } catch (FileAlreadyExistsException e) {
        // left by a run that was stopped, or prepared and not yet committed
      } catch (IOException e) {
        throw FileSink.failed(file, e);
      }
    }
  }

  @Override
  public void flush() {
    OpenFile file = open;
    if (file == null) {
      return;
    }
    try {
      file.rows.flush();
    } catch (IOException e) {
      throw FileSink.failed(file.path, e);
    }
  }

  private void finish() {
    OpenFile file = open;
    if (file == null) {
      return;
    }
    try (FileChannel channel = file.channel) {
      file.rows.finish();
      channel.force(true);
    } catch (IOException e) {
      throw FileSink.failed(file.path, e);
    }
    open = null;
    finished.add(file.path.toString());
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
    OpenFile file = open;
    try {
      if (file != null) {
        file.channel.close();
        Files.deleteIfExists(file.path);
      }
      for (String name : finished) {
        Files.deleteIfExists(Path.of(name));
      }
    } catch (IOException e) {
      throw FileSink.failed(file == null ? folder : file.path, e);
    }
    open = null;
    finished.clear();
  }
}
