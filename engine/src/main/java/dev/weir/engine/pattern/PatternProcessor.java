package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.engine.aggregate.AggregateInstances;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.time.Watermark;
import java.util.ArrayList;
import java.util.List;

/** MATCH_RECOGNIZE of one task at work. */
final class PatternProcessor implements Processor {
  private final MatchPlan plan;
  private final Output output;
  private final RowStore store;
  private final Arrivals arrivals;
  private final Partitions partitions;
  private final RowQueue queue;
  private final RowTests rowTests;
  private final RunTests runTests;
  private final RunAggregates aggregates;
  private final Matcher matcher;
  private final MatchWriter writer;
  private final Deadlines deadlines = new Deadlines();
  private final RowTimes times;
  private final List<PartitionState> touched = new ArrayList<>();
  private long watermark = Watermark.NONE;
  private boolean restored;

  /** Whether a row that begins no match, where none is under way, is done with at once. */
  private final boolean passesOver;

  private final long firstVariables;
  private int[] slots = {};

  PatternProcessor(MatchPlan plan, TaskContext context, Output output) {
    this.plan = plan;
    this.output = output;
    EvalContext eval = new EvalContext(context.clock(), context.zone(), context::closeAtEnd);
    this.arrivals = new Arrivals(plan, context, eval);
    this.store = new RowStore(arrivals.types());
    this.queue = new RowQueue(store, plan.node().arrangement().further());
    this.partitions = new Partitions(plan, store, context);
    int timeColumn = arrivals.timeColumn();
    this.times =
        (partition, row) ->
            ((dev.weir.batch.LongColumn) store.column(timeColumn)).values[partition.slot(row)];
    this.rowTests = new RowTests(plan.conditions(), store, context.batchSize(), eval);
    MatchAggregate.Setting setting =
        new MatchAggregate.Setting(
            plan, store, eval, AggregateInstances.open(plan.aggregateCalls(), context));
    this.aggregates = new RunAggregates(plan.conditions().aggregates(), setting);
    this.runTests =
        new RunTests(plan.conditions(), plan.automaton().variables(), aggregates, store, eval);
    this.passesOver = arrivals.areTested() && plan.passesOver();
    this.firstVariables = plan.automaton().firstVariables();
    this.writer = new MatchWriter(setting, partitions.keys(), context, output);
    this.matcher = new Matcher(plan, runTests, aggregates, times, writer);
  }

  /** How many times a run was offered a row. */
  long work() {
    return matcher.work();
  }

  /** How many rows are kept. */
  int rowCount() {
    return store.size();
  }

  /** How many partitions are known. */
  int partitionCount() {
    return partitions.keys().size();
  }

  @Override
  public void process(int input, Batch batch) {
    Batch rows = arrivals.take(batch, watermark);
    int size = rows.size();
    if (slots.length < size) {
      slots = new int[size];
    }
    int[] groups = partitions.groups(rows);
    long[] variables = arrivals.variables(rows);
    store.add(rows, arrivals.columns(), size, slots);
    if (arrivals.areOrdered()) {
      for (int row = 0; row < size; row++) {
        add(partitions.of(groups[row]), slots[row], variables[row]);
      }
      search();
      return;
    }
    long[] times = arrivals.times(rows);
    for (int row = 0; row < size; row++) {
      queue.add(times[row], slots[row], variables[row], partitions.of(groups[row]));
    }
  }

  private void add(PartitionState partition, int slot, long variables) {
    if (passesOver && !partition.isBusy() && (variables & firstVariables) == 0) {
      partition.skip();
      store.remove(slot);
      partitions.settle(partition);
    } else if (arrivals.areTested()) {
      partition.add(slot, variables);
      touch(partition);
    } else {
      partition.add(slot);
      touch(partition);
    }
  }

  private void touch(PartitionState partition) {
    if (!partition.touched) {
      partition.touched = true;
      touched.add(partition);
    }
  }

  @Override
  public void watermark(long millis) {
    if (millis > watermark) {
      watermark = millis;
      takeDue();
      search();
      if (millis == Watermark.END) {
        finish();
      } else if (plan.isTimed()) {
        expire();
      }
    }
    // A match still to come may have any row since the earliest search began.
    boolean held = plan.holdsWatermark() && millis != Watermark.END;
    output.watermark(held ? Math.min(millis, deadlines.earliest() - 1) : millis);
  }

  private void takeDue() {
    queue.sort();
    while (queue.isDue(watermark)) {
      PartitionState partition = queue.partition();
      long variables = queue.variables();
      add(partition, queue.remove(), variables);
    }
  }

  /** Goes on searching wherever rows were added. */
  private void search() {
    if (touched.isEmpty()) {
      return;
    }
    if (!arrivals.areTested()) {
      for (PartitionState partition : touched) {
        rowTests.test(partition, partition.end() - plan.lookAhead());
      }
      rowTests.flush();
    }
    refresh();
    for (PartitionState partition : touched) {
      partition.touched = false;
      matcher.advance(partition, false);
    }
    writer.flush();
    touched.forEach(this::settle);
    touched.clear();
  }

  private void refresh() {
    runTests.refresh();
    aggregates.refresh();
    writer.refresh();
  }

  /** Ends what waited for rows that can no longer come in time. */
  private void expire() {
    long latest = watermark - plan.within() + 1;
    refresh();
    for (PartitionState next = deadlines.poll(latest); next != null; ) {
      next.timed = -1;
      matcher.expire(next, watermark);
      touched.add(next);
      if (next.searching) {
        deadlines.add(next, times.of(next, next.start));
      }
      next = deadlines.poll(latest);
    }
    writer.flush();
    touched.forEach(this::settle);
    touched.clear();
  }

  /** The input ended: what is known now is all there is. */
  private void finish() {
    List<PartitionState> all = partitions.all();
    all.forEach(partition -> rowTests.test(partition, partition.end()));
    rowTests.flush();
    refresh();
    all.forEach(partition -> matcher.advance(partition, true));
    writer.flush();
    all.forEach(this::settle);
  }

  /** Lets go of what a partition needs no more. */
  private void settle(PartitionState partition) {
    if (plan.holdsWatermark() && partition.searching) {
      deadlines.add(partition, times.of(partition, partition.start));
    }
    partitions.settle(partition);
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    new PatternSnapshot(plan, partitions, queue, aggregates, arrivals).write(out, store);
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    PatternSnapshot snapshot = new PatternSnapshot(plan, partitions, queue, aggregates, arrivals);
    snapshot.read(in, store);
    partitions.all().forEach(this::settle);
  }
}
