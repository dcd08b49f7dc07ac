package dev.weir.bench.kafka;

import dev.weir.bench.nexmark.ProcessFigures;
import dev.weir.bench.nexmark.ProcessReport;
import dev.weir.bench.nexmark.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** How a measured process runs its work: to warm up, then timed, with the broker's CPU time. */
record TimedProcess(long broker, int warmups, int runs) {

  /** Prints what {@link Cost#read} reads. */
  void measure(ProcessReport.Timed work, PrintStream out) throws InterruptedException, IOException {
    ProcessReport.measure(warmups, runs, () -> timed(work, out), out);
  }

  private Run timed(ProcessReport.Timed work, PrintStream out) throws InterruptedException {
    try {
      double before = ProcessFigures.cpuSeconds(broker);
      Run run = work.run();
      out.println(Cost.brokerLine(ProcessFigures.cpuSeconds(broker) - before));
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
