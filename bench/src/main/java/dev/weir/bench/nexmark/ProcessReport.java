package dev.weir.bench.nexmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a measured process says on its standard output, and how it is read: {@code run EVENTS
 * SECONDS CPU_SECONDS} for each timed run, then {@code peak BYTES}, its largest resident memory.
 */
public record ProcessReport(List<Run> runs, long peakBytes) {
  public ProcessReport {
    runs = List.copyOf(runs);
  }

  /** One timed run. */
  public interface Timed {
    Run run() throws InterruptedException;
  }

  /**
   * Runs to warm up, then timed, and says how it went. Before each run the collector takes away
   * what the one before has left: a run's memory is its own, as it is where each has a process.
   */
  public static void measure(int warmups, int runs, Timed timed, PrintStream out)
      throws InterruptedException, IOException {
    for (int i = 0; i < warmups; i++) {
      System.gc();
      timed.run();
    }
    for (int i = 0; i < runs; i++) {
      System.gc();
      Run run = timed.run();
      out.println("run " + run.events() + " " + run.seconds() + " " + run.cpuSeconds());
    }
    out.println("peak " + ProcessFigures.peakBytes(ProcessHandle.current().pid()));
  }

  /** Reads the lines; others are passed over. */
  public static ProcessReport read(List<String> lines) {
    List<Run> runs = new ArrayList<>();
    long peak = 0;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("run") && words.length == 4) {
        runs.add(
            new Run(
                Long.parseLong(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3])));
      } else if (words[0].equals("peak") && words.length == 2) {
        peak = Long.parseLong(words[1]);
      }
    }
    return new ProcessReport(runs, peak);
  }
}
