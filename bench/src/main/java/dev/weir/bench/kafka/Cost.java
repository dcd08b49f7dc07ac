package dev.weir.bench.kafka;

import dev.weir.bench.nexmark.ProcessReport;
import dev.weir.bench.nexmark.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run, and the CPU seconds that the broker spent meanwhile. */
record Cost(Run run, double brokerSeconds) {
  /** What a measured process says before each of its runs is over, those to warm up as well. */
  private static final String BROKER = "broker ";

  /** The runs of one that was measured, and its largest memory. */
  record Costs(List<Cost> runs, long peakBytes) {
    Costs {
      runs = List.copyOf(runs);
    }

    /** The run in the middle by speed. */
    Cost median() {
      return runs.stream()
          .sorted(Comparator.comparingDouble(cost -> cost.run().eventsPerSecond()))
          .toList()
          .get(runs.size() / 2);
    }
  }

  static String brokerLine(double seconds) {
    return BROKER + seconds;
  }

  /** What a process has printed. */
  static Costs read(List<String> lines) {
    ProcessReport report = ProcessReport.read(lines);
    List<Double> broker =
        lines.stream()
            .filter(line -> line.startsWith(BROKER))
            .map(line -> Double.valueOf(line.substring(BROKER.length())))
            .toList();
    int warmups = broker.size() - report.runs().size();
    List<Cost> runs = new ArrayList<>();
    for (int i = 0; i < report.runs().size(); i++) {
      runs.add(new Cost(report.runs().get(i), broker.get(warmups + i)));
    }
    return new Costs(runs, report.peakBytes());
  }
}
