package dev.weir.bench.comparison;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it prints; errors go where this process's go. */
public final class ChildProcess {
  private final ScheduledExecutorService clock;

  /** Processes that take longer than they may are ended by a thread of the clock. */
  public ChildProcess(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /** Runs it and gives the lines that it prints; fails if it does, or takes too long. */
  public List<String> run(List<String> command, Map<String, String> environment, Duration limit)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    ScheduledFuture<?> overdue =
        clock.schedule(process::destroyForcibly, limit.toMillis(), TimeUnit.MILLISECONDS);
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
      int code = process.waitFor();
      boolean ended = overdue.isDone();
      if (code != 0) {
        throw new WeirException(
            ErrorCode.IO_FAILED,
            ended ? "longer than " + limit.toSeconds() + " s" : "ended with code " + code);
      }
      return lines;
    } finally {
      overdue.cancel(false);
      process.destroyForcibly();
    }
  }
}
