package dev.weir.bench.nexmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux knows of a process. */
public final class ProcessFigures {
  private static final int KILO = 1024;

  /** Linux counts the time of processes in hundredths of a second, on all machines. */
  private static final double TICKS = 100;

  private ProcessFigures() {}

  /** The largest resident memory that a process has had so far. */
  public static long peakBytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * KILO;
      }
    }
    throw new IOException("process " + pid + " has no VmHWM");
  }

  /** The CPU time that a process has used so far. */
  public static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    // The name of the program, in brackets, may hold blanks; user and system time are the 12th and
    // 13th words after it.
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS;
  }
}
