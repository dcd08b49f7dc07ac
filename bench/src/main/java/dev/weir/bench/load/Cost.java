package dev.weir.bench.load;

import dev.weir.bench.nexmark.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a run of a program took, and how many changes its queries gave. */
record Cost(Run run, long changes) {

  double rowsPerSecond() {
    return run.eventsPerSecond();
  }

  double cpuNanosPerRow() {
    return run.cpuSeconds() * 1e9 / run.events();
  }

  /** The one in the middle by CPU time, which other programs on the machine disturb least. */
  static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparingDouble(cost -> cost.run.cpuSeconds()))
        .toList()
        .get(costs.size() / 2);
  }

  /** Runs the program once to warm up, then so many times, and gives the one in the middle. */
  static Cost of(Program program, int parallelism, int runs) throws InterruptedException {
    Cost warmUp = program.run(parallelism);
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      costs.add(program.run(parallelism));
    }
    return costs.isEmpty() ? warmUp : median(costs);
  }
}
