package dev.weir.bench.nexmark;

import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.nio.file.Path;

/**
 * A few events and more of them, so that what each further event costs can be told from planning
 * and starting.
 */
record EventFolders(Path few, Path many) {
  private static final int FEW = 50_000;
  private static final int MANY = 150_000;

  /** What a run over a folder costs, in whatever is counted. */
  interface Cost {
    long of(Path folder) throws InterruptedException;
  }

  static EventFolders in(Path folder) throws InterruptedException {
    return new EventFolders(
        events(folder.resolve("few"), FEW), events(folder.resolve("many"), MANY));
  }

  private static Path events(Path folder, int count) throws InterruptedException {
    new QueryRuns("write", Input.generator(count, folder), 1).measure();
    return folder;
  }

  /** The cost of one more event. A first run, whose classes are loaded, does not count. */
  double perEvent(Cost cost) throws InterruptedException {
    cost.of(few);
    return (double) (cost.of(many) - cost.of(few)) / (MANY - FEW);
  }
}
