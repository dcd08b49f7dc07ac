package dev.weir.engine.task;

import dev.weir.engine.exchange.Doorbell;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A thread that steps the tasks given to it, one after the other, and runs small errands between
 * steps. When there is nothing to do it spins a little, yields a little, and then parks until the
 * bell rings or a source has to be asked again.
 */
public final class Worker implements AutoCloseable {
  private static final int SPINS = 20;
  private static final int YIELDS = 30;
  private static final long SHORTEST_PARK = 50_000;
  private static final long LONGEST_POLL = 1_000_000;
  private static final long LONGEST_PARK = 100_000_000;

  private final Thread thread;
  private final Doorbell bell;
  private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
  private final List<Task> tasks = new ArrayList<>();
  private final Object stopLock = new Object();
  private volatile boolean closing;
  private boolean stopped;

  public Worker(ThreadFactory threads) {
    this.thread = threads.newThread(this::run);
    this.bell = new Doorbell(thread);
  }

  public void start() {
    thread.start();
  }

  Doorbell bell() {
    return bell;
  }

  /** Whether the caller is this worker's thread. */
  public boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  /**
   * Runs something between two steps; at once if the caller is this worker or the worker has
   * stopped, so that an errand is never lost.
   */
  public void execute(Runnable errand) {
    if (isCurrent()) {
      errand.run();
      return;
    }
    synchronized (stopLock) {
      if (stopped) {
        errand.run();
        return;
      }
      errands.add(errand);
    }
    bell.ring();
  }

  void add(Task task) {
    execute(() -> tasks.add(task));
  }

  /** Stops the thread after its present step. Tasks must have been closed before. */
  @Override
  public void close() {
    closing = true;
    bell.ring();
    if (isCurrent()) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // Yielding is one stage of waiting, for a core that others need; nothing depends on it.
  @SuppressWarnings("ThreadPriorityCheck")
  private void run() {
    int idleRounds = 0;
    long park = SHORTEST_PARK;
    while (!closing) {
      Progress progress = round();
      if (progress == Progress.BUSY) {
        if (idleRounds > YIELDS) {
          bell.withdraw();
        }
        idleRounds = 0;
        park = SHORTEST_PARK;
        continue;
      }
      idleRounds++;
      if (idleRounds < SPINS) {
        Thread.onSpinWait();
      } else if (idleRounds < YIELDS) {
        Thread.yield();
      } else if (idleRounds == YIELDS) {
        // One more round looks for work that came before the announcement.
        bell.announce();
      } else {
        park = Math.min(2 * park, progress == Progress.POLLING ? LONGEST_POLL : LONGEST_PARK);
        bell.await(park);
        idleRounds = YIELDS - 1;
      }
    }
    stop();
  }

  private void stop() {
    synchronized (stopLock) {
      stopped = true;
    }
    runErrands();
  }

  private Progress round() {
    Progress most = runErrands() ? Progress.BUSY : Progress.CLOSED;
    for (int i = tasks.size() - 1; i >= 0; i--) {
      Progress progress = tasks.get(i).step();
      if (progress == Progress.CLOSED) {
        tasks.remove(i);
      } else if (progress.compareTo(most) > 0) {
        most = progress;
      }
    }
    return most;
  }

  private boolean runErrands() {
    boolean any = false;
    for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
      errand.run();
      any = true;
    }
    return any;
  }
}
