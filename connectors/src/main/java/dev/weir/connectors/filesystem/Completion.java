package dev.weir.connectors.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Says that a partition is complete: puts an empty file into its folder, with the commit that shows
 * its files or, where the table wants that later, at the end of the rows. Partitions that wait for
 * the end are part of what the sink holds, so that snapshots keep them.
 */
final class Completion {
  private static final String WAITING = "waiting:";

  private final FileOutput output;
  private final Policy policy;
  private final boolean alsoRoot;
  private final Set<String> waiting = new ConcurrentSkipListSet<>();

  /** The name of the file, or null for none, and whether it has to wait for the end of the rows. */
  record Policy(@Nullable String fileName, boolean delayed) {}

  /** {@code alsoRoot}: whether a table without partitions gets the file, too. */
  Completion(FileOutput output, Policy policy, boolean alsoRoot) {
    this.output = output;
    this.policy = policy;
    this.alsoRoot = alsoRoot;
  }

  /** The partitions that wait for the end. */
  List<String> held() {
    return waiting.stream().map(folder -> WAITING + folder).toList();
  }

  /** The files among what was prepared; takes note of the partitions. */
  List<String> files(List<String> prepared) {
    List<String> files = new ArrayList<>();
    for (String text : prepared) {
      if (text.startsWith(WAITING)) {
        waiting.add(text.substring(WAITING.length()));
      } else {
        files.add(text);
      }
    }
    return files;
  }

  /** A file of that folder has been shown. */
  void shown(String folder) {
    if (policy.fileName != null && (alsoRoot || output.layout().isPartitioned())) {
      waiting.add(folder);
    }
  }

  /** A commit is over. */
  void committed() {
    if (!policy.delayed) {
      finish();
    }
  }

  /** The rows have come to their end. */
  void finish() {
    for (String folder : List.copyOf(waiting)) {
      Path file = output.root().resolve(folder).resolve(String.valueOf(policy.fileName));
      try {
        Files.write(file, new byte[0]);
      } catch (IOException e) {
        throw FileSink.failed(file, e);
      }
      waiting.remove(folder);
    }
  }
}
