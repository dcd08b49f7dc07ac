package dev.weir.bench.nexmark;

import dev.weir.bench.nexmark.NexmarkScript.Input;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Runs a query over a folder of events once; {@link CountingLoader} makes one that counts. */
public final class CountedQuery implements BiConsumer<String, Path> {
  @Override
  public void accept(String query, Path input) {
    try {
      new QueryRuns(query, Input.file(input, input), 1).measure();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
