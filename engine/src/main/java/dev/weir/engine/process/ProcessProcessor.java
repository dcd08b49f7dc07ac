package dev.weir.engine.process;

import dev.weir.batch.Batch;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.ProcessTable;
import dev.weir.time.Watermark;
import dev.weir.type.RowType;
import dev.weir.udf.ProcessInstance;
import dev.weir.value.ColumnElements;
import org.jspecify.annotations.Nullable;

/** A process table function at work in one task. */
final class ProcessProcessor implements Processor, ProcessInstance.Times {
  private final ProcessInstance instance;
  private final StageRun values;
  private final Partitions partitions;
  private final Timers timers = new Timers();
  private final ProcessRows rows;
  private final ColumnElements rowElements;
  private final ColumnElements valueElements;
  private final @Nullable TimeColumn time;
  private final Output output;
  private final boolean keyed;
  private final int[] partitionColumns;
  private long[] hashes = {};

  /** The call at hand. */
  private int partition = Partitions.NONE;

  private long present = NONE;
  private long watermark = Watermark.NONE;

  ProcessProcessor(ProcessOperator operator, TaskContext context, Output output) {
    ProcessTable node = operator.node();
    RowType schema = node.input().schema();
    this.instance = node.function().open();
    context.closeAtEnd(instance);
    this.values =
        operator
            .arguments()
            .open(new EvalContext(context.clock(), context.zone(), context::closeAtEnd));
    this.partitionColumns = node.partition().stream().mapToInt(Integer::intValue).toArray();
    this.partitions = new Partitions(node, instance, context);
    this.rows = new ProcessRows(node, context.batchSize(), output);
    this.rowElements = new ColumnElements(schema.types());
    this.valueElements = new ColumnElements(node.function().parameters());
    this.time =
        node.timeColumn() < 0
            ? null
            : new TimeColumn(node.timeColumn(), schema.fieldName(node.timeColumn()));
    this.keyed = node.function().ofSets();
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, partitionColumns, hashes);
    long[] times = time == null ? null : time.of(batch);
    Batch given = values.run(batch);
    for (int row = 0; row < size; row++) {
      present = times == null ? NONE : times[row];
      Object kept = start(batch, row);
      rows.follow(batch, row, present);
      instance.process(
          kept,
          new ProcessInstance.Input(rowElements.set(batch, row), valueElements.set(given, row)),
          this,
          rows);
      finish(kept);
    }
    rows.emit();
  }

  private Object start(Batch batch, int row) {
    if (!keyed) {
      return instance.create();
    }
    partition = partitions.lookup(batch, partitionColumns, row, hashes[row]);
    return partitions.kept(partition);
  }

  /** A partition of which nothing is kept is forgotten. */
  private void finish(Object kept) {
    if (keyed && instance.isEmpty(kept) && !timers.has(partition)) {
      partitions.remove(partition);
    }
    partition = Partitions.NONE;
  }

  @Override
  public void watermark(long millis) {
    watermark = millis;
    for (Timers.Timer timer = timers.poll(millis); timer != null; timer = timers.poll(millis)) {
      partition = timer.partition();
      present = timer.millis();
      Object kept = partitions.kept(partition);
      rows.followTimer(partitions, partition, present);
      instance.timer(kept, timer.name(), this, rows);
      finish(kept);
    }
    rows.emit();
    output.watermark(millis);
  }

  @Override
  public long time() {
    return present;
  }

  @Override
  public long watermark() {
    return watermark == Watermark.NONE ? NONE : watermark;
  }

  @Override
  public void register(@Nullable String name, long millis) {
    timers.register(partition(), name, millis);
  }

  @Override
  public void clear(String name) {
    timers.clear(partition(), name);
  }

  @Override
  public void clear(long millis) {
    timers.clear(partition(), millis);
  }

  @Override
  public void clearAll() {
    timers.clearAll(partition());
  }

  private int partition() {
    if (partition == Partitions.NONE || time == null) {
      throw new UnsupportedOperationException(
          "timers need a table with PARTITION BY and on_time => DESCRIPTOR(column)");
    }
    return partition;
  }

  @Override
  public void snapshot(StateWriter out) {
    int[] all = partitions.all();
    partitions.write(out, all);
    timers.write(out, all);
  }

  @Override
  public void restore(StateReader in) {
    timers.read(in, partitions.read(in));
  }
}
