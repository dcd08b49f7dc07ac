package dev.weir.engine.task;

import dev.weir.engine.graph.JobGraph;
import dev.weir.engine.output.Committing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What sinks prepared and nobody has seen yet. Output that a snapshot holds is committed when the
 * next snapshot is asked for, which says that the one before has been kept, or at the end of the
 * job.
 */
final class Commits {
  private final Map<String, Committing> sinks;
  private final Map<String, List<String>> kept = new HashMap<>();
  private final Map<String, List<String>> fresh = new HashMap<>();
  private final Set<String> finished = new HashSet<>();

  Commits(JobGraph graph) {
    this.sinks = Execution.committing(graph);
  }

  /** Commits what an image holds; sinks that had ended and left nothing were finished with it. */
  void restore(StateImage image) {
    commit(image.prepared());
    for (String id : sinks.keySet()) {
      boolean ended = image.operators().getOrDefault(id, List.of()).isEmpty();
      if (ended && !image.prepared().containsKey(id)) {
        finished.add(id);
      }
    }
  }

  synchronized void add(Map<String, List<String>> prepared) {
    append(fresh, prepared);
  }

  /** Commits what the last snapshot holds. */
  synchronized void commitKept() {
    commit(kept);
    kept.clear();
  }

  /** Commits all there is at the end of the job. */
  synchronized void finish() {
    append(kept, fresh);
    fresh.clear();
    commitKept();
    sinks.forEach((id, sink) -> {
      if (finished.add(id)) {
        sink.finish();
      }
    });
  }

  /** What a new snapshot holds: all that is not committed, and what waits for the end. */
  synchronized Map<String, List<String>> keep() {
    append(kept, fresh);
    fresh.clear();
    Map<String, List<String>> copy = new HashMap<>();
    append(copy, kept);
    sinks.forEach((id, sink) -> {
      List<String> held = finished.contains(id) ? List.of() : sink.held();
      if (!held.isEmpty()) {
        append(copy, Map.of(id, held));
      }
    });
    return copy;
  }

  private void commit(Map<String, List<String>> prepared) {
    prepared.forEach((id, list) -> {
      Committing sink = sinks.get(id);
      if (sink == null) {
        throw new IllegalStateException("prepared output of " + id + ", which is no sink");
      }
      sink.commit(list);
    });
  }

  private static void append(Map<String, List<String>> to, Map<String, List<String>> more) {
    more.forEach((id, list) -> to.computeIfAbsent(id, key -> new ArrayList<>()).addAll(list));
  }
}
