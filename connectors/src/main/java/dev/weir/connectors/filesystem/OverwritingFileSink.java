package dev.weir.connectors.filesystem;

import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * INSERT OVERWRITE: files stay hidden until the rows have come to their end; then they take the
 * place of all that lay in their folders and was not hidden. Without partitions the folder of the
 * table is meant even if there is no row.
 */
final class OverwritingFileSink implements Sink {
  /** Held until the end, so that a restored run knows that the end is still to come. */
  private static final String UNFINISHED = "overwrites";

  private final FileOutput output;
  private final FileSink files;
  private final Set<String> prepared = new LinkedHashSet<>();
  private boolean finished;

  OverwritingFileSink(FileOutput output, FileSink files) {
    this.output = output;
    this.files = files;
  }

  @Override
  public boolean acceptsUpdates() {
    return files.acceptsUpdates();
  }

  @Override
  public SinkWriter open(int task) {
    return files.open(task);
  }

  @Override
  public synchronized void commit(List<String> more) {
    prepared.addAll(more);
    prepared.remove(UNFINISHED);
  }

  @Override
  public synchronized List<String> held() {
    List<String> held = new ArrayList<>(prepared);
    if (!finished) {
      held.add(UNFINISHED);
    }
    return held;
  }

  @Override
  public synchronized void finish() {
    Set<Path> shown = new LinkedHashSet<>();
    Set<Path> folders = new LinkedHashSet<>();
    if (!output.layout().isPartitioned()) {
      folders.add(output.root());
    }
    for (String name : prepared) {
      Path hidden = Path.of(name);
      shown.add(FileSink.shown(hidden));
      folders.add(hidden.getParent());
    }
    for (Path folder : folders) {
      clear(folder, shown);
    }
    files.commit(List.copyOf(prepared));
    prepared.clear();
    finished = true;
    files.finish();
  }

  /** Deletes what a folder holds, but for hidden names and for files that a commit showed. */
  private static void clear(Path folder, Set<Path> kept) {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        String name = String.valueOf(child.getFileName());
        if (!FileNames.isHidden(name) && !kept.contains(child)) {
          delete(child);
        }
      }
    } catch (IOException e) {
      throw FileSink.failed(folder, e);
    }
  }

  private static void delete(Path path) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> below = Files.walk(path)) {
      below.forEach(all::add);
    }
    all.sort(Comparator.reverseOrder());
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
