package dev.weir.engine.operator;

import dev.weir.batch.Batch;
import dev.weir.connector.RejectedRow;
import dev.weir.connector.SourceContext;
import dev.weir.engine.state.ByteStateReader;
import dev.weir.engine.state.ByteStateWriter;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All tasks of one operator in one thread: rows are dealt to tasks as an exchange would, and all
 * tasks can be thrown away and restored from their snapshots at another parallelism.
 */
public final class OperatorRun {
  /** A row that was reported as late, and the end of its window. */
  public record Late(Change row, long windowEnd) {}

  private final Operator operator;
  private final List<RowType> inputs;
  private final List<Boolean> insertOnly;
  private final int batchSize;
  private final ZoneId zone;
  private final List<Processor> tasks = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();
  private int largestBatch;
  private long watermark = Watermark.NONE;
  private Instant now = Instant.EPOCH;

  public OperatorRun(
      Operator operator,
      List<RowType> inputs,
      List<Boolean> insertOnly,
      int batchSize,
      ZoneId zone) {
    this.operator = operator;
    this.inputs = inputs;
    this.insertOnly = insertOnly;
    this.batchSize = batchSize;
    this.zone = zone;
    open(1);
  }

  /** A run of an operator with one input, in UTC. */
  public static OperatorRun of(Operator operator, RowType input, boolean insertOnly, int size) {
    return new OperatorRun(operator, List.of(input), List.of(insertOnly), size, ZoneId.of("UTC"));
  }

  private void open(int parallelism) {
    for (int task = 0; task < parallelism; task++) {
      tasks.add(operator.open(new Context(task, parallelism), new Collector()));
    }
  }

  /** What puts rows together for this operator where they are sent, or null. */
  public @Nullable Combiner combiner() {
    return operator instanceof Combining combining ? combining.combiner(new Context(0, 1)) : null;
  }

  /** Snapshots all tasks, drops them, and restores so many. */
  public void rescale(int parallelism) {
    List<ByteStateWriter> snapshots = new ArrayList<>();
    for (Processor task : tasks) {
      ByteStateWriter writer = new ByteStateWriter();
      task.snapshot(writer);
      snapshots.add(writer);
    }
    restore(snapshots, parallelism);
  }

  /**
   * The same for tasks that write their state while rows come: these come one by one in between.
   * Nothing of them is left afterwards.
   */
  public void rescaleAmid(List<Change> rows, int parallelism) {
    List<Change> before = List.copyOf(changes);
    List<Gradual> writing = new ArrayList<>();
    List<ByteStateWriter> snapshots = new ArrayList<>();
    for (Processor task : tasks) {
      ByteStateWriter writer = new ByteStateWriter();
      ((Gradual) task).beginSnapshot(writer);
      snapshots.add(writer);
      writing.add((Gradual) task);
    }
    for (Change row : rows) {
      feed(0, List.of(row));
      writing.removeIf(task -> !task.continueSnapshot());
    }
    while (!writing.isEmpty()) {
      writing.removeIf(task -> !task.continueSnapshot());
    }
    changes.clear();
    changes.addAll(before);
    restore(snapshots, parallelism);
  }

  private void restore(List<ByteStateWriter> writers, int parallelism) {
    List<byte[]> snapshots = writers.stream().map(ByteStateWriter::toBytes).toList();
    tasks.forEach(Processor::close);
    tasks.clear();
    open(parallelism);
    for (Processor task : tasks) {
      for (byte[] snapshot : snapshots) {
        task.restore(new ByteStateReader(snapshot));
      }
    }
  }

  /** The size of a snapshot of all tasks: how much they keep. */
  public int stateBytes() {
    int bytes = 0;
    for (Processor task : tasks) {
      ByteStateWriter writer = new ByteStateWriter();
      task.snapshot(writer);
      bytes += writer.toBytes().length;
    }
    return bytes;
  }

  /** Feeds rows to an input, in batches of the size of this run. */
  public void feed(int input, List<Change> rows) {
    Map<Integer, Batch> batches = new HashMap<>();
    for (Change row : rows) {
      int task = task(input, row);
      Batch batch = batches.computeIfAbsent(task, t -> newBatch(input));
      row.appendTo(batch);
      if (batch.isFull()) {
        tasks.get(task).process(input, batch);
        batch.clear();
      }
    }
    batches.forEach((task, batch) -> {
      if (batch.size() > 0) {
        tasks.get(task).process(input, batch);
      }
    });
  }

  private int task(int input, Change row) {
    return switch (operator.distribution(input)) {
      case Distribution.Single ignored -> 0;
      case Distribution.Any ignored -> Math.floorMod(row.hashCode(), tasks.size());
      case Distribution.Hash hash -> {
        Batch batch = newBatch(input);
        row.appendTo(batch);
        long[] hashes = new long[1];
        int[] columns = hash.columns().stream().mapToInt(Integer::intValue).toArray();
        KeyHash.hash(batch, columns, hashes);
        yield KeyHash.task(hashes[0], tasks.size());
      }
    };
  }

  private Batch newBatch(int input) {
    return Batch.of(inputs.get(input), batchSize, insertOnly.get(input));
  }

  public void watermark(long millis) {
    tasks.forEach(task -> task.watermark(millis));
  }

  /** Sets the clock, and tells those of the tasks that wait for it. */
  public void clock(long millis) {
    now = Instant.ofEpochMilli(millis);
    for (Processor task : tasks) {
      if (task instanceof ClockListener listener) {
        listener.clockMoved();
      }
    }
  }

  public void flush() {
    tasks.forEach(Processor::flush);
  }

  /** Ends one input, which tells the processors that want to know. */
  public void endInput(int input) {
    for (Processor task : tasks) {
      if (task instanceof InputListener listener) {
        listener.inputEnded(input);
      }
    }
  }

  /** Ends all inputs. */
  public void end() {
    watermark(Watermark.END);
    tasks.forEach(Processor::end);
    tasks.forEach(Processor::close);
  }

  /** All rows emitted so far. */
  public List<Change> changes() {
    return changes;
  }

  /** The rows emitted since the last call. */
  public List<String> take() {
    List<String> taken = changes.stream().map(Change::toString).toList();
    changes.clear();
    return taken;
  }

  public List<Late> late() {
    return late;
  }

  /** The watermark that a task emitted last. */
  public long watermark() {
    return watermark;
  }

  public int largestBatch() {
    return largestBatch;
  }

  private final class Collector implements Output {
    @Override
    public void emit(Batch batch) {
      largestBatch = Math.max(largestBatch, batch.size());
      for (int i = 0; i < batch.size(); i++) {
        changes.add(Change.read(batch, i));
      }
    }

    @Override
    public void watermark(long millis) {
      watermark = millis;
    }
  }

  private final class Context implements TaskContext {
    private final int task;
    private final int parallelism;

    Context(int task, int parallelism) {
      this.task = task;
      this.parallelism = parallelism;
    }

    @Override
    public void closeAtEnd(AutoCloseable resource) {
      throw new IllegalStateException("not expected: " + resource);
    }

    @Override
    public SourceContext reading() {
      return new Reading();
    }

    @Override
    public int task() {
      return task;
    }

    @Override
    public int parallelism() {
      return parallelism;
    }

    @Override
    public int batchSize() {
      return batchSize;
    }

    @Override
    public InstantSource clock() {
      return () -> now;
    }

    @Override
    public ZoneId zone() {
      return zone;
    }

    @Override
    public void late(Batch batch, int[] rows, long[] windowEnds, int count) {
      for (int i = 0; i < count; i++) {
        late.add(new Late(Change.read(batch, rows[i]), windowEnds[i]));
      }
    }
  }

  private final class Reading implements SourceContext {
    @Override
    public InstantSource clock() {
      return () -> now;
    }

    @Override
    public void reject(RejectedRow row) {
      throw new IllegalStateException("not expected: " + row);
    }

    @Override
    public void bytesRead(long count) {}
  }
}
