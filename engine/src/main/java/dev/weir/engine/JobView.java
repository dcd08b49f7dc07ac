package dev.weir.engine;

import dev.weir.batch.Batch;
import dev.weir.engine.task.Worker;
import dev.weir.engine.view.ViewListener;
import dev.weir.engine.view.ViewTable;
import dev.weir.type.RowType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The door to a view from any thread: what is asked of it runs on the worker that keeps it. */
final class JobView implements View {
  private final String name;
  private final ViewTable table;
  private final Worker worker;

  JobView(String name, ViewTable table, Worker worker) {
    this.name = name;
    this.table = table;
    this.worker = worker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RowType schema() {
    return table.schema();
  }

  @Override
  public List<Integer> key() {
    return table.key();
  }

  @Override
  public long size() {
    return table.size();
  }

  @Override
  public Subscription subscribe(Listener listener) {
    Follower follower = new Follower(listener);
    worker.execute(() -> table.follow(follower));
    return () -> worker.execute(() -> table.leave(follower));
  }

  @Override
  public void read(Listener listener) throws InterruptedException {
    CompletableFuture<Void> given = new CompletableFuture<>();
    worker.execute(() -> {
      try {
        table.give(new Follower(listener));
        given.complete(null);
      } catch (RuntimeException | Error failure) {
        given.completeExceptionally(failure);
      }
    });
    try {
      given.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Passes on to a listener of the door. */
  private record Follower(Listener listener) implements ViewListener {
    @Override
    public void present(Batch rows) {
      listener.present(rows);
    }

    @Override
    public void changed(Batch rows) {
      listener.changed(rows);
    }

    @Override
    public void advanced(long watermark) {
      listener.advanced(watermark);
    }
  }
}
