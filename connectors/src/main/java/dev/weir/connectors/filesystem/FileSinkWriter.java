package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.connector.SinkWriter;
import dev.weir.connectors.partition.PartitionKey;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one task to files {@code part-<task>-<n>} in the folder of each row's
 * partition, beginning a new one when one is full. What many partitions at a time take is bounded:
 * handles by {@link OpenFiles}, files that are not finished by their number and by the bytes that
 * they hold in memory.
 */
final class FileSinkWriter implements SinkWriter {
  /** Handles that are open at a time. */
  static final int MOST_HANDLES = 128;

  /** Files that are written at a time; the one that got no row for longest is finished. */
  static final int MOST_FILES = 4096;

  /** Bytes held in memory for files that are written. */
  private static final long MOST_HELD = 32L << 20;

  /** Bytes gathered before they are written to the only file, or to one of many. */
  private static final int BUFFER = 1 << 16;

  private static final int SMALL_BUFFER = 1 << 12;

  private final FileOutput output;
  private final int task;
  private final PartitionKey key;
  private final OpenFiles handles = new OpenFiles(MOST_HANDLES);
  private final Map<ByteBuffer, PartFile> parts = new LinkedHashMap<>(16, 0.75f, true);
  private final List<String> finished = new ArrayList<>();
  private @Nullable PartFile present;
  private long held;
  private long checked;
  private int number;

  FileSinkWriter(FileOutput output, int task) {
    this.output = output;
    this.task = task;
    this.key = new PartitionKey(output.layout());
    this.checked = output.clock().millis();
  }

  @Override
  public void write(Batch batch) {
    Batch stored = stored(batch);
    long now = output.clock().millis();
    for (int row = 0; row < batch.size(); row++) {
      PartFile file = present;
      if (!key.isLike(batch, row) || file == null) {
        file = file(batch, row, now);
        present = file;
      }
      long before = file.held();
      file.write(stored, row, now);
      held += file.held() - before;
      if (output.rolling().isFull(file)) {
        finish(file);
      } else if (held > MOST_HELD) {
        release();
      }
    }
    finishOld(now);
  }

  /** The columns that files hold. */
  private Batch stored(Batch batch) {
    if (!output.layout().isPartitioned()) {
      return batch;
    }
    Column[] columns = output.layout().others().stream().map(batch::column).toArray(Column[]::new);
    Batch stored = new Batch(columns, batch.capacity(), batch.kinds());
    stored.setSize(batch.size());
    return stored;
  }

  /** The file for a row that the key is at. */
  private PartFile file(Batch batch, int row, long now) {
    PartFile file = parts.get(key.key());
    if (file == null) {
      if (parts.size() >= MOST_FILES) {
        finish(parts.values().iterator().next());
      }
      file = begin(folder(output.layout().folder(batch, row)), now);
      parts.put(key.key(), file);
      held += file.held();
    }
    return file;
  }

  private Path folder(String name) {
    try {
      Path folder = output.root().resolve(name);
      Files.createDirectories(folder);
      return folder;
    } catch (InvalidPathException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "folder \"" + name + "\" can't be named so here", e);
    } catch (IOException e) {
      throw FileSink.failed(output.root().resolve(name), e);
    }
  }

  /** Makes the next file whose name is free, shown or hidden. */
  private PartFile begin(Path folder, long now) {
    int buffer = output.layout().isPartitioned() ? SMALL_BUFFER : BUFFER;
    while (true) {
      String name = "part-" + task + "-" + number++ + output.rows().ending();
      Path file = folder.resolve(FileSink.HIDDEN + name);
      if (Files.exists(folder.resolve(name))) {
        continue;
      }
      try {
        return PartFile.create(file, output.rows(), buffer, handles, now);
      } catch (FileAlreadyExistsException e) {
        // left by a run that was stopped, or prepared and not yet committed
      } catch (IOException e) {
        throw FileSink.failed(file, e);
      }
    }
  }

  /** Makes room in memory: hands bytes on, and finishes the files that then hold most. */
  private void release() {
    flush();
    List<PartFile> largest = new ArrayList<>(parts.values());
    largest.sort(Comparator.comparingLong(PartFile::held).reversed());
    for (PartFile file : largest) {
      if (held <= MOST_HELD / 2) {
        return;
      }
      finish(file);
    }
  }

  private void finishOld(long now) {
    if (now - checked < output.rolling().check()) {
      return;
    }
    checked = now;
    for (PartFile file : List.copyOf(parts.values())) {
      if (output.rolling().isOld(file, now)) {
        finish(file);
      }
    }
  }

  @Override
  public void flush() {
    held = 0;
    for (PartFile file : parts.values()) {
      file.flush();
      held += file.held();
    }
  }

  private void finish(PartFile file) {
    held -= file.held();
    file.finish();
    finished.add(file.path().toString());
    parts.values().remove(file);
    present = null;
  }

  @Override
  public List<String> prepare() {
    for (PartFile file : List.copyOf(parts.values())) {
      finish(file);
    }
    List<String> prepared = List.copyOf(finished);
    finished.clear();
    return prepared;
  }

  @Override
  public void close() {
    try (handles) {
      Iterator<PartFile> open = parts.values().iterator();
      while (open.hasNext()) {
        Files.deleteIfExists(open.next().path());
        open.remove();
      }
      for (String name : finished) {
        Files.deleteIfExists(Path.of(name));
      }
    } catch (IOException e) {
      throw FileSink.failed(output.root(), e);
    }
    finished.clear();
    present = null;
  }
}
