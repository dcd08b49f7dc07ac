package dev.weir.connectors.filesystem;

import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes files into a folder, or into those of its partitions. A file is hidden (its name starts
 * with a point) until the commit renames it.
 */
final class FileSink implements Sink {
  /** What the names of files that are not committed start with. */
  static final String HIDDEN = ".";

  private final FileOutput output;
  private final Completion completion;

  FileSink(FileOutput output, Completion completion) {
    this.output = output;
    this.completion = completion;
  }

  @Override
  public boolean acceptsUpdates() {
    return output.rows().acceptsUpdates();
  }

  @Override
  public SinkWriter open(int task) {
    try {
      Files.createDirectories(output.root());
    } catch (IOException e) {
      throw failed(output.root(), e);
    }
    return new FileSinkWriter(output, task);
  }

  /** Renames hidden files; those that have been renamed already are let pass. */
  @Override
  public void commit(List<String> prepared) {
    for (String text : completion.files(prepared)) {
      Path hidden = Path.of(text);
      Path shown = shown(hidden);
      try {
        if (Files.exists(hidden)) {
          Files.move(hidden, shown, StandardCopyOption.ATOMIC_MOVE);
        } else if (!Files.exists(shown)) {
          throw new WeirException(
              ErrorCode.MISSING_FILE, "file \"" + hidden + "\" to be committed does not exist");
        }
      } catch (IOException e) {
        throw failed(hidden, e);
      }
      completion.shown(output.folder(shown));
    }
    completion.committed();
  }

  @Override
  public List<String> held() {
    return completion.held();
  }

  @Override
  public void finish() {
    completion.finish();
  }

  /** The name of a hidden file once it is committed. */
  static Path shown(Path hidden) {
    String name = String.valueOf(hidden.getFileName());
    return hidden.resolveSibling(name.substring(HIDDEN.length()));
  }

  static WeirException failed(Path file, IOException cause) {
    return new WeirException(
        ErrorCode.IO_FAILED,
        "file \"" + file + "\" can't be written: " + cause.getMessage(),
        cause);
  }
}
