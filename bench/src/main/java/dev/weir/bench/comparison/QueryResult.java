package dev.weir.bench.comparison;

import dev.weir.bench.nexmark.ProcessReport;
import dev.weir.bench.nexmark.Run;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** What came of a query: for each engine its figures or why there are none; and the answers. */
record QueryResult(String query, Map<String, Outcome> outcomes, Agreement agreement) {
  QueryResult {
    outcomes = Map.copyOf(outcomes);
  }

  /** How an engine did. */
  sealed interface Outcome {
    /** It ran. */
    record Measured(Run run, long peakBytes) implements Outcome {
      static Measured of(ProcessReport report, long events) {
        Run median = Run.median(report.runs());
        return new Measured(
            new Run(events, median.seconds(), median.cpuSeconds()), report.peakBytes());
      }
    }

    /** It has no form of the query, or was not asked. */
    record Absent() implements Outcome {}

    /** It failed. */
    record Failed(String reason) implements Outcome {}
  }

  /** Whether the answers agree, and in words. */
  record Agreement(boolean differs, String text) {}

  /** The figures of an engine, or null. */
  Outcome.@Nullable Measured measured(String engine) {
    return outcomes.get(engine) instanceof Outcome.Measured measured ? measured : null;
  }

  /** How many times as fast Weir is as another engine; 0 if one of them has no figures. */
  double speedRatio(String other) {
    return ratio(
        other, (here, there) -> here.run().eventsPerSecond() / there.run().eventsPerSecond());
  }

  /** How many times as much CPU another engine needs; 0 if one of them has no figures. */
  double cpuRatio(String other) {
    return ratio(other, (here, there) -> there.run().cpuSeconds() / here.run().cpuSeconds());
  }

  /** How many times as much memory another engine needs; 0 if one of them has no figures. */
  double memoryRatio(String other) {
    return ratio(other, (here, there) -> (double) there.peakBytes() / here.peakBytes());
  }

  private double ratio(
      String other, ToDoubleBiFunction<Outcome.Measured, Outcome.Measured> hereToThere) {
    Outcome.Measured here = measured(WeirContender.NAME);
    Outcome.Measured there = measured(other);
    return here == null || there == null ? 0 : hereToThere.applyAsDouble(here, there);
  }
}
