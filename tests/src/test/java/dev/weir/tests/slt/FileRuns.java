package dev.weir.tests.slt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The runs of one file, one after the other: they share what is compiled, and the directory. */
record FileRuns(SltFile file, PausePoints pausePoints, CompiledFile compiled, SltEngines engines) {

  FileRuns(SltFile file, SltEngines engines) {
    this(file, new PausePoints(), new CompiledFile(), engines);
  }

  /** Compares the results in one setting with the file; the directory is made anew. */
  void run(SltSetting setting, Path directory) throws IOException, InterruptedException {
    clear(directory);
    new SltRun(file, session(setting), setting, directory, false).run();
  }

  /** Writes the results of the simplest setting into the file. */
  void complete(Path directory) throws IOException, InterruptedException {
    clear(directory);
    SltSetting setting = SltSetting.STEPS;
    SltCompletion.write(file, new SltRun(file, session(setting), setting, directory, true).run());
  }

  private SltSession session(SltSetting setting) {
    return new SltSession(setting, pausePoints, compiled, engines);
  }

  private static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(directory);
  }
}
