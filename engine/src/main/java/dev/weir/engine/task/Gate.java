package dev.weir.engine.task;

import dev.weir.batch.Batch;
import dev.weir.engine.exchange.Inlet;
import dev.weir.engine.graph.GraphNode.OperatorNode;
import dev.weir.engine.operator.ClockListener;
import dev.weir.engine.operator.Gradual;
import dev.weir.engine.operator.InputListener;
import dev.weir.engine.operator.Lasting;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.Saturable;
import dev.weir.engine.operator.TimeKeeper;
import dev.weir.engine.output.Preparing;
import dev.weir.engine.state.ByteStateReader;
import dev.weir.engine.state.ByteStateWriter;
import dev.weir.engine.state.StateBlocks;
import dev.weir.time.Watermark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A processor at work in a task, and all that stands before it: joins what its senders say in band
 * into the calls that a processor expects. The watermark is the lowest of all senders that have not
 * ended and are not idle, those of inputs without time left out; the end comes after the last of
 * them; a snapshot is taken when the barrier has come from each.
 */
final class Gate {
  /** In the place of a processor that is closed and that nobody asks any more. */
  private static final Processor CLOSED =
      new Processor() {
        @Override
        public void process(int input, Batch batch) {
          throw new IllegalStateException("rows after the end");
        }

        @Override
        public void watermark(long millis) {
          throw new IllegalStateException("time after the end");
        }
      };

  private final OperatorNode node;
  private final Outlet outlet;
  private final TaskScope scope;
  private final StateBlocks blocks;
  private Processor processor;

  private final Senders senders = new Senders();
  private int barriers;
  private boolean idle;
  private long watermark = Watermark.NONE;
  private boolean done;
  private @Nullable ByteStateWriter captured;

  /** The processor while it writes its state. */
  private @Nullable Gradual writing;

  private List<String> prepared = List.of();

  Gate(OperatorNode node, TaskScope scope, Outlet outlet, StateBlocks blocks) {
    this.node = node;
    this.outlet = outlet;
    this.scope = scope;
    this.blocks = blocks;
    this.processor = node.operator().open(scope, outlet);
    scope.follow(this);
  }

  String id() {
    return node.id();
  }

  Processor processor() {
    return processor;
  }

  /** The watermark over all senders. */
  long watermark() {
    return watermark;
  }

  /** Lets a processor that waits for the clock emit; whether it did. */
  boolean clockMoved(ClockListener listener) {
    if (done || !listener.clockMoved()) {
      return false;
    }
    processor.flush();
    outlet.flush();
    return true;
  }

  /** Whether all senders ended and so did the processor. */
  boolean isDone() {
    return done;
  }

  /** A new sender for the given input. All are made before the first row. */
  Inlet inlet(int input) {
    return new Entrance(input, senders.add(input, hasTime(input)));
  }

  /** Takes over what the gates of this node held in all tasks; none means that it had ended. */
  void restore(List<byte[]> states) {
    if (states.isEmpty()) {
      done = true;
      return;
    }
    long lowest = Watermark.END;
    for (byte[] state : states) {
      ByteStateReader in = new ByteStateReader(state);
      lowest = Math.min(lowest, in.readLong());
      processor.restore(in);
    }
    watermark = lowest;
  }

  /** Called once before the first row, by the task's thread: event time goes on where it stood. */
  void start() {
    if (watermark > Watermark.NONE && !done) {
      processor.watermark(watermark);
    }
  }

  /** Whether there is nothing left to come before this gate's part of the snapshot is known. */
  boolean isCaptured() {
    return done || captured != null;
  }

  /** This gate's part of the snapshot, or null if the node has ended and left nothing. */
  @Nullable ByteStateWriter takeCapture() {
    ByteStateWriter state = captured;
    captured = null;
    barriers = 0;
    return state == null && processor instanceof Lasting ? write() : state;
  }

  /** Writes a part of a state that is not wholly written; whether there is more. */
  boolean continueSnapshot() {
    if (writing != null && !writing.continueSnapshot()) {
      writing = null;
    }
    return writing != null;
  }

  private void finishSnapshot() {
    boolean more = writing != null;
    while (more) {
      more = continueSnapshot();
    }
  }

  /** What a sink prepared since this was asked before. */
  List<String> takePrepared() {
    List<String> taken = prepared;
    prepared = List.of();
    return taken;
  }

  /**
   * Lets go of the processor, so that a job which is still known once it is over keeps no state.
   */
  void close() {
    try {
      processor.close();
    } finally {
      if (!(processor instanceof Lasting) && !(processor instanceof TimeKeeper)) {
        processor = CLOSED;
      }
      writing = null;
      captured = null;
      scope.close();
    }
  }

  private void raise(int sender, long millis) {
    if (senders.raise(sender, millis, watermark)) {
      follow();
    }
  }

  private void idle(int sender, boolean now) {
    senders.idle(sender, now, watermark);
    follow();
  }

  private void follow() {
    long lowest = senders.watermark(watermark);
    if (lowest > watermark) {
      watermark = lowest;
      if (!done) {
        processor.watermark(lowest);
      }
    }
    boolean allIdle = senders.allIdle();
    if (allIdle != idle) {
      idle = allIdle;
      outlet.idle(idle);
    }
  }

  private void end(int sender) {
    finishSnapshot();
    senders.end(sender);
    follow();
    int input = senders.input(sender);
    if (!done && processor instanceof InputListener listener && senders.hasEnded(input)) {
      listener.inputEnded(input);
    }
    if (senders.live() > 0) {
      captureIfComplete();
      return;
    }
    if (!done) {
      processor.end();
      prepare();
      done = true;
    }
    outlet.end();
  }

  private boolean hasTime(int input) {
    return !(processor instanceof InputListener listener) || listener.hasTime(input);
  }

  private void captureIfComplete() {
    if (barriers == 0 || barriers < senders.live()) {
      return;
    }
    if (!done) {
      processor.flush();
      captured = beginSnapshot();
      prepare();
    }
    outlet.barrier();
  }

  /** The whole state. */
  private ByteStateWriter write() {
    ByteStateWriter out = beginSnapshot();
    finishSnapshot();
    return out;
  }

  /** The state; unless its processor writes it part by part, it is all there. */
  private ByteStateWriter beginSnapshot() {
    ByteStateWriter out = new ByteStateWriter(blocks);
    out.writeLong(watermark);
    if (processor instanceof Gradual gradual) {
      gradual.beginSnapshot(out);
      writing = gradual;
    } else {
      processor.snapshot(out);
    }
    return out;
  }

  private void prepare() {
    if (processor instanceof Preparing preparing) {
      prepared = preparing.prepare();
    }
  }

  private boolean wanted() {
    boolean saturated = processor instanceof Saturable saturable && saturable.saturated();
    return !done && !saturated && outlet.wanted();
  }

  /** What one sender calls. */
  private final class Entrance implements Inlet {
    private final int input;
    private final int sender;

    Entrance(int input, int sender) {
      this.input = input;
      this.sender = sender;
    }

    @Override
    public void rows(Batch batch) {
      if (!done) {
        processor.process(input, batch);
      }
    }

    @Override
    public void watermark(long millis) {
      raise(sender, millis);
    }

    @Override
    public void idle(boolean now) {
      Gate.this.idle(sender, now);
    }

    @Override
    public void flush() {
      if (!done) {
        processor.flush();
        outlet.flush();
      }
    }

    @Override
    public void barrier() {
      assert !senders.isOver(sender) : node.id();
      barriers++;
      captureIfComplete();
    }

    @Override
    public void end() {
      Gate.this.end(sender);
    }

    @Override
    public boolean wanted() {
      return Gate.this.wanted();
    }
  }
}
