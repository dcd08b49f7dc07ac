package dev.weir.engine.task;

import dev.weir.engine.exchange.Inbox;
import dev.weir.engine.exchange.Scatter;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.StepListener;
import dev.weir.engine.operator.TimeKeeper;
import dev.weir.engine.state.ByteStateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One partition of all steps of a job, driven by one worker in steps that return quickly. */
final class Task {
  /**
   * Rows that a step takes from the inbox before it looks at the sources and lets views tell: few
   * enough that what it changes is still in a cache then, and that it takes a millisecond or two.
   */
  private static final int MOST_ROWS = 1 << 13;

  private enum State {
    /** Processors are made; no row has come yet. */
    NEW,
    /** The inbox is emptied, and sources are read while outputs have room. */
    RUNNING,
    /** Sources stand still for a snapshot; the inbox is emptied. */
    PAUSED,
    /** All sources and processors of this task have ended; it waits for the other tasks. */
    ENDED,
    /** Everything is let go. */
    CLOSED
  }

  private final Execution execution;
  private final int number;
  private final Inbox inbox;
  private final List<Gate> gates;
  private final List<SourceDriver> drivers;
  private final List<Scatter> scatters;
  private final List<StepListener> listeners = new ArrayList<>();
  private final List<Gate> clocked = new ArrayList<>();
  private State state = State.NEW;
  private @Nullable SnapshotRequest reported;

  /** The snapshot of which states of this task are not wholly written. */
  private @Nullable SnapshotRequest unwritten;

  /** The parts of a task: lanes that lead to it, gates and drivers, and lanes' starts. */
  record Parts(Inbox inbox, List<Gate> gates, List<SourceDriver> drivers, List<Scatter> scatters) {}

  Task(Execution execution, int number, Parts parts) {
    this.execution = execution;
    this.number = number;
    this.inbox = parts.inbox();
    this.gates = List.copyOf(parts.gates());
    this.drivers = List.copyOf(parts.drivers());
    this.scatters = List.copyOf(parts.scatters());
    for (Gate gate : gates) {
      if (gate.processor() instanceof StepListener listener) {
        listeners.add(listener);
      }
      if (gate.processor() instanceof ClockListener) {
        clocked.add(gate);
      }
    }
  }

  /** Does a bounded amount of work. Called by one worker; throws nothing. */
  Progress step() {
    if (!execution.isOver()) {
      try {
        return work();
      } catch (Throwable failure) {
        execution.fail(failure);
      }
    }
    close();
    return Progress.CLOSED;
  }

  private Progress work() {
    follow(execution.request());
    boolean ticked = state == State.RUNNING && tick();
    int rows = inbox.drain(MOST_ROWS);
    Progress sources =
        state == State.RUNNING && rows < MOST_ROWS ? readSources() : Progress.WAITING;
    boolean busy = rows > 0 || sources == Progress.BUSY || ticked;
    if (busy) {
      for (StepListener listener : listeners) {
        listener.stepEnded();
      }
    }
    report(execution.request());
    busy |= continueSnapshot();
    if (state == State.RUNNING && hasEnded()) {
      state = State.ENDED;
      execution.taskEnded(takePrepared());
      return Progress.BUSY;
    }
    return busy ? Progress.BUSY : sources;
  }

  private void follow(@Nullable SnapshotRequest request) {
    if (state == State.NEW) {
      for (Gate gate : gates) {
        gate.start();
      }
      state = State.RUNNING;
    }
    if (state == State.RUNNING && request != null) {
      state = State.PAUSED;
      for (SourceDriver driver : drivers) {
        driver.pause();
      }
    } else if (state == State.PAUSED && request != reported && reported != null) {
      // The request that was answered is over.
      state = State.RUNNING;
      reported = null;
    }
  }

  /** Lets windows end by the clock; whether any did. */
  private boolean tick() {
    boolean any = false;
    boolean full = !clocked.isEmpty() && isFull();
    for (Gate gate : clocked) {
      if (full && gate.processor() instanceof TimeKeeper keeper) {
        keeper.blocked();
        continue;
      }
      any |= gate.processor() instanceof ClockListener listener && gate.clockMoved(listener);
    }
    return any;
  }

  private Progress readSources() {
    Progress progress = Progress.WAITING;
    for (SourceDriver driver : drivers) {
      if (isFull()) {
        return progress;
      }
      switch (driver.poll()) {
        case BUSY -> progress = Progress.BUSY;
        case IDLE -> progress = progress == Progress.BUSY ? progress : Progress.POLLING;
        case ENDED -> {}
      }
    }
    return progress;
  }

  private boolean isFull() {
    for (Scatter scatter : scatters) {
      if (scatter.isFull()) {
        return true;
      }
    }
    return false;
  }

  private boolean hasEnded() {
    for (SourceDriver driver : drivers) {
      if (!driver.hasEnded()) {
        return false;
      }
    }
    for (Gate gate : gates) {
      if (!gate.isDone()) {
        return false;
      }
    }
    return true;
  }

  /** Hands in this task's part of a snapshot once every gate has been reached by its barrier. */
  private void report(@Nullable SnapshotRequest request) {
    if (request == null || request == reported || state == State.RUNNING) {
      return;
    }
    for (Gate gate : gates) {
      if (!gate.isCaptured()) {
        return;
      }
    }
    reported = request;
    unwritten = request;
    request.report(number, part());
  }

  /** Writes a part of what is left to be written of a snapshot; whether there was any. */
  private boolean continueSnapshot() {
    if (unwritten == null) {
      return false;
    }
    for (Gate gate : gates) {
      if (gate.continueSnapshot()) {
        return true;
      }
    }
    unwritten.written();
    unwritten = null;
    return true;
  }

  /** This task's part of a snapshot; it stands still, or is closed. */
  SnapshotRequest.Part part() {
    Map<String, List<SourceDriver.Rest>> rests = new HashMap<>();
    for (SourceDriver driver : drivers) {
      rests.put(driver.id(), driver.rests());
    }
    Map<String, ByteStateWriter> states = new HashMap<>();
    for (Gate gate : gates) {
      ByteStateWriter state = gate.takeCapture();
      if (state != null) {
        states.put(gate.id(), state);
      }
    }
    return new SnapshotRequest.Part(rests, states, takePrepared());
  }

  private Map<String, List<String>> takePrepared() {
    Map<String, List<String>> prepared = new HashMap<>();
    for (Gate gate : gates) {
      List<String> taken = gate.takePrepared();
      if (!taken.isEmpty()) {
        prepared.put(gate.id(), taken);
      }
    }
    return prepared;
  }

  /** Those of this task's processors that watermarks come from, with whether they have ended. */
  List<Gate> timeKeepers() {
    return gates.stream().filter(gate -> gate.processor() instanceof TimeKeeper).toList();
  }

  /** Lets go of readers and processors, all of them, whatever some of them throw. */
  void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    for (SourceDriver driver : drivers) {
      attempt(driver::close);
    }
    for (Gate gate : gates) {
      attempt(gate::close);
    }
    execution.taskClosed();
  }

  private void attempt(Runnable closing) {
    try {
      closing.run();
    } catch (RuntimeException failure) {
      execution.failedToClose(failure);
    }
  }
}
