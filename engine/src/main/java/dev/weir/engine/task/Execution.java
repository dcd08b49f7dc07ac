package dev.weir.engine.task;

import dev.weir.connector.LiveSource;
import dev.weir.connector.Split;
import dev.weir.engine.graph.GraphNode;
import dev.weir.engine.graph.GraphNode.OperatorNode;
import dev.weir.engine.graph.GraphNode.SourceNode;
import dev.weir.engine.graph.JobGraph;
import dev.weir.engine.operator.TimeKeeper;
import dev.weir.engine.output.Committing;
import dev.weir.engine.source.SplitQueue;
import dev.weir.engine.state.ByteStateWriter;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.time.Watermark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job's run: its tasks, and what they share. The run ends once, by whichever comes first of the
 * end of all tasks, a failure and a cancellation; then every task closes itself, and when the last
 * has, the waiters go on.
 */
public final class Execution {

  /** How a run ended. */
  public enum Outcome {
    FINISHED,
    CANCELLED,
    FAILED
  }

  private final String name;
  private final JobGraph graph;
  private final Map<String, SplitQueue> splits = new HashMap<>();
  private final Counters counters = new Counters();
  private final List<Worker> workers = new ArrayList<>();
  private final Commits commits;
  private final Object endLock = new Object();
  private final Object snapshotLock = new Object();
  private final CountDownLatch closed;
  private final AtomicInteger openTasks;
  private final int taskCount;
  private List<Task> tasks = List.of();
  private int endedTasks;
  private volatile @Nullable Outcome outcome;
  private volatile @Nullable WeirException failure;
  private volatile @Nullable SnapshotRequest request;
  private volatile @Nullable SnapshotRequest unwritten;
  private Map<String, List<Split>> kept = Map.of();

  private Execution(String name, JobGraph graph, int taskCount) {
    this.name = name;
    this.graph = graph;
    this.taskCount = taskCount;
    this.closed = new CountDownLatch(taskCount);
    this.openTasks = new AtomicInteger(taskCount);
    this.commits = new Commits(graph);
  }

  /**
   * Makes all tasks, restores them from the image if there is one, and gives them to the workers,
   * task {@code p} to the {@code p}-th. Opens sinks; whatever that throws comes out here.
   */
  public static Execution start(
      String name,
      JobGraph graph,
      Surroundings surroundings,
      @Nullable StateImage from,
      List<Worker> workers) {
    Execution execution = new Execution(name, graph, surroundings.parallelism());
    execution.workers.addAll(workers);
    try {
      execution.dealSplits(from);
      if (from != null) {
        execution.commits.restore(from);
      }
      execution.tasks = new Assembly(execution, graph, surroundings, from).tasks();
    } catch (RuntimeException failure) {
      execution.closeSources();
      throw failure;
    }
    List<Task> tasks = execution.tasks;
    for (int i = 0; i < tasks.size(); i++) {
      workers.get(i).add(tasks.get(i));
    }
    return execution;
  }

  private void dealSplits(@Nullable StateImage from) {
    for (GraphNode node : graph.nodes()) {
      if (node instanceof SourceNode source) {
        List<Split> own =
            from == null
                ? source.source().splits()
                : Restored.of(from.sources(), source.id(), name);
        splits.put(source.id(), queue(source, own));
      }
    }
  }

  private SplitQueue queue(SourceNode node, List<Split> own) {
    if (node.source() instanceof LiveSource live) {
      live.start(own);
      return SplitQueue.inTurn(own, taskCount);
    }
    return new SplitQueue(own);
  }

  private Stream<SourceNode> liveSources() {
    return graph.nodes().stream()
        .filter(node -> node instanceof SourceNode source && source.source() instanceof LiveSource)
        .map(SourceNode.class::cast);
  }

  private void closeSources() {
    liveSources().forEach(node -> ((LiveSource) node.source()).close());
  }

  public String name() {
    return name;
  }

  Counters counters() {
    return counters;
  }

  Worker worker(int task) {
    return workers.get(task);
  }

  SplitQueue splits(SourceNode node) {
    SplitQueue queue = splits.get(node.id());
    if (queue == null) {
      throw new IllegalStateException(node.id());
    }
    return queue;
  }

  /** The snapshot that is being taken, or null. */
  @Nullable SnapshotRequest request() {
    return request;
  }

  boolean isOver() {
    return outcome != null;
  }

  /** How the run ended, or null while anything of it still runs. */
  public @Nullable Outcome outcome() {
    return closed.getCount() == 0 ? outcome : null;
  }

  public @Nullable WeirException failure() {
    return failure;
  }

  /** Waits until nothing of the run is left. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /** Asks the run to stop; does nothing if it has ended. */
  public void cancel() {
    end(Outcome.CANCELLED);
  }

  /** Ends the run with an error; the first one counts. */
  void fail(Throwable thrown) {
    synchronized (endLock) {
      if (outcome == null) {
        failure = Failures.explain(name, thrown);
      }
      end(Outcome.FAILED);
    }
  }

  /** An error while letting go. The outcome stands; the error is told with the failure, if any. */
  void failedToClose(RuntimeException thrown) {
    WeirException known = failure;
    if (known != null && known != thrown) {
      known.addSuppressed(thrown);
    }
  }

  private void end(Outcome how) {
    synchronized (endLock) {
      if (outcome != null) {
        return;
      }
      outcome = how;
    }
    SnapshotRequest pending = unwritten;
    if (pending != null) {
      pending.abandon();
    }
    ringAll();
  }

  private void ringAll() {
    for (Worker worker : workers) {
      worker.bell().ring();
    }
  }

  /** A task came to its end. The last one commits what the sinks prepared. */
  void taskEnded(Map<String, List<String>> prepared) {
    synchronized (endLock) {
      commits.add(prepared);
      endedTasks++;
      if (endedTasks < taskCount || outcome != null) {
        return;
      }
      commits.finish();
      end(Outcome.FINISHED);
    }
  }

  void taskClosed() {
    if (openTasks.decrementAndGet() == 0) {
      closeSources();
    }
    closed.countDown();
  }

  /**
   * Takes a snapshot of a run that goes on, or null if it has ended. The tasks stand still until
   * all parts are handed in; what is not written by then they write while they go on.
   */
  public @Nullable StateImage snapshot() throws InterruptedException {
    synchronized (snapshotLock) {
      commits.commitKept();
      tellKept();
      SnapshotRequest asked = new SnapshotRequest(taskCount);
      request = asked;
      unwritten = asked;
      if (outcome != null) {
        asked.abandon();
      }
      ringAll();
      try {
        Still still = stillOnce(asked);
        asked.awaitWritten();
        if (still == null || asked.isAbandoned()) {
          kept = Map.of();
          return null;
        }
        kept = still.sources();
        return image(still);
      } finally {
        unwritten = null;
      }
    }
  }

  /** Waits until all tasks stand still, looks at the whole, and lets them go on. */
  private @Nullable Still stillOnce(SnapshotRequest asked) throws InterruptedException {
    try {
      asked.await();
      return still(asked);
    } finally {
      request = null;
      ringAll();
    }
  }

  /** Tells sources that the last snapshot has been kept, as a new one is asked for. */
  private void tellKept() {
    Map<String, List<Split>> position = kept;
    liveSources()
        .forEach(node -> {
          List<Split> own = position.get(node.id());
          if (own != null) {
            ((LiveSource) node.source()).kept(own);
          }
        });
  }

  /** What is left of a run that finished: states that last. */
  public StateImage finalImage() {
    return image(still(tasks.stream().map(Task::part).toList()));
  }

  /** What has to be known of the whole while all tasks stand still. */
  private record Still(
      List<SnapshotRequest.Part> parts,
      Map<String, List<Split>> sources,
      Map<String, List<String>> prepared) {}

  /** Looks at the whole while all tasks stand still; null if some parts were not handed in. */
  private @Nullable Still still(SnapshotRequest asked) {
    List<SnapshotRequest.Part> parts = new ArrayList<>();
    for (int i = 0; i < taskCount; i++) {
      SnapshotRequest.Part part = asked.part(i);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return still(parts);
  }

  private Still still(List<SnapshotRequest.Part> parts) {
    Map<String, List<Split>> sources = new HashMap<>();
    for (GraphNode node : graph.nodes()) {
      if (node instanceof SourceNode source) {
        sources.put(source.id(), unread(source, parts));
      }
    }
    for (SnapshotRequest.Part part : parts) {
      commits.add(part.prepared());
    }
    return new Still(parts, sources, commits.keep());
  }

  /** Puts the parts together, which are wholly written; the tasks are at work again. */
  private StateImage image(Still still) {
    Map<String, List<byte[]>> operators = new HashMap<>();
    for (GraphNode node : graph.nodes()) {
      if (node instanceof OperatorNode operator) {
        operators.put(operator.id(), states(operator, still.parts()));
      }
    }
    return new StateImage(still.sources(), operators, still.prepared());
  }

  private List<Split> unread(SourceNode node, List<SnapshotRequest.Part> parts) {
    List<SourceDriver.Rest> rests = new ArrayList<>();
    for (SnapshotRequest.Part part : parts) {
      rests.addAll(part.rests().getOrDefault(node.id(), List.of()));
    }
    rests.sort(Comparator.comparingLong(SourceDriver.Rest::place));
    List<Split> unread = new ArrayList<>();
    rests.forEach(rest -> unread.add(rest.split()));
    unread.addAll(splits(node).rest());
    return unread;
  }

  private static List<byte[]> states(OperatorNode node, List<SnapshotRequest.Part> parts) {
    List<byte[]> states = new ArrayList<>();
    for (SnapshotRequest.Part part : parts) {
      ByteStateWriter state = part.states().get(node.id());
      if (state != null) {
        states.add(state.finish());
      }
    }
    return states;
  }

  public long rowsRead() {
    return counters.rowsRead.sum();
  }

  public long bytesRead() {
    return counters.bytesRead.sum();
  }

  public long rowsRejected() {
    return counters.rowsRejected.sum();
  }

  public long rowsLate() {
    return counters.rowsLate.sum();
  }

  /** The lowest watermark of the sources that go on and have rows; without any, the highest. */
  public long watermark() {
    long lowest = Watermark.END;
    long highest = Watermark.NONE;
    for (Task task : tasks) {
      for (Gate gate : task.timeKeepers()) {
        TimeKeeper keeper = (TimeKeeper) gate.processor();
        long watermark = keeper.watermark();
        highest = Math.max(highest, watermark);
        if (!gate.isDone() && !keeper.idle()) {
          lowest = Math.min(lowest, watermark);
        }
      }
    }
    return lowest == Watermark.END ? highest : lowest;
  }

  /** A cancelled run's error for those who asked something of it. */
  public WeirException over() {
    WeirException known = failure;
    return known != null
        ? known
        : new WeirException(ErrorCode.CANCELLED, "job \"" + name + "\" has ended");
  }

  /** The operators whose output becomes visible by a commit. */
  static Map<String, Committing> committing(JobGraph graph) {
    Map<String, Committing> operators = new HashMap<>();
    for (GraphNode node : graph.nodes()) {
      if (node instanceof OperatorNode operator && operator.operator() instanceof Committing c) {
        operators.put(operator.id(), c);
      }
    }
    return operators;
  }
}
