package dev.weir.bench.nexmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall and CPU time of this process since a start. */
public record Stopwatch(long nanos, long cpuNanos) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Starts now. */
  public static Stopwatch start() {
    return new Stopwatch(System.nanoTime(), SYSTEM.getProcessCpuTime());
  }

  /** What so many events have taken since. */
  public Run stop(long events) {
    double seconds = (System.nanoTime() - nanos) / 1e9;
    return new Run(events, seconds, (SYSTEM.getProcessCpuTime() - cpuNanos) / 1e9);
  }
}
