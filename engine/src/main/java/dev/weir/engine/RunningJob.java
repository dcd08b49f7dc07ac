package dev.weir.engine;

import dev.weir.engine.task.Execution;
import dev.weir.engine.task.StateImage;
import dev.weir.engine.task.Worker;
import dev.weir.engine.view.ViewTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A job of this engine, as those who started it see it. */
final class RunningJob implements Job {
  private final Execution execution;
  private final Map<String, View> views = new HashMap<>();
  private final List<Worker> workers;

  /** Views are kept by task 0, which the first of the workers drives. */
  RunningJob(Execution execution, Map<String, ViewTable> tables, List<Worker> workers) {
    this.execution = execution;
    this.workers = List.copyOf(workers);
    tables.forEach((name, table) -> views.put(name, new JobView(name, table, workers.getFirst())));
  }

  @Override
  public String name() {
    return execution.name();
  }

  @Override
  public Status status() {
    return switch (execution.outcome()) {
      case null -> Status.RUNNING;
      case FINISHED -> Status.FINISHED;
      case CANCELLED -> Status.CANCELLED;
      case FAILED -> Status.FAILED;
    };
  }

  @Override
  public JobProgress progress() {
    return new JobProgress(
        execution.rowsRead(),
        execution.bytesRead(),
        execution.rowsRejected(),
        execution.rowsLate(),
        execution.watermark());
  }

  @Override
  public void await() throws InterruptedException {
    execution.await();
    WeirException failure = execution.failure();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void cancel() {
    execution.cancel();
    if (workers.stream().anyMatch(Worker::isCurrent)) {
      // A receiver or listener cancels its own job: the worker goes on once it has returned.
      return;
    }
    boolean interrupted = false;
    while (true) {
      try {
        execution.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public JobSnapshot snapshot() throws InterruptedException {
    StateImage image = execution.snapshot();
    if (image == null) {
      execution.await();
      if (status() != Status.FINISHED) {
        throw execution.over();
      }
      image = execution.finalImage();
    }
    return new JobSnapshot(image.sources(), image.operators(), image.prepared());
  }

  @Override
  public View view(String name) {
    View view = views.get(name);
    if (view == null) {
      throw new WeirException(
              ErrorCode.UNKNOWN_TABLE,
              "view \"" + name + "\" is not kept by job \"" + name() + "\"")
          .withHint(Suggestions.didYouMean(name, views.keySet()));
    }
    return view;
  }
}
