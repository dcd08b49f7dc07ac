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
  private final WaitingRows waiting;
  private final RowTests rowTests;
  private final RunTests runTests;
  private final RunAggregates aggregates;
  private final Matcher matcher;
  private final MatchWriter writer;
  private final Deadlines deadlines;
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
    this.waiting = new WaitingRows(plan.node(), context.batchSize());
    this.partitions = new Partitions(plan, store, context);
    int timeColumn = arrivals.timeColumn();
    this.times =
        (partition, row) ->
            ((dev.weir.batch.LongColumn) store.column(timeColumn)).values[partition.slot(row)];
    this.deadlines = new Deadlines(times);
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
    return store.size() + waiting.size();
  }

  /** How many partitions are known. */
  int partitionCount() {
    return partitions.keys().size();
  }

  @Override
  public void process(int input, Batch batch) {
    Batch rows = arrivals.take(batch, watermark);
    if (arrivals.areOrdered()) {
      take(rows);
    } else {
      waiting.add(rows);
    }
  }

  /** Gives rows, which are in their order, to their partitions, and goes on searching. */
  private void take(Batch rows) {
    long[] variables = arrivals.variables(rows);
    if (passesOver) {
      addUseful(rows, variables);
    } else {
      addAll(rows, variables);
    }
    search();
    partitions.forgetIdle();
  }

  private void addAll(Batch rows, long[] variables) {
    int size = rows.size();
    if (slots.length < size) {
      slots = new int[size];
    }
    int[] groups = partitions.groups(rows);
    store.add(rows, arrivals.columns(), size, slots);
    for (int row = 0; row < size; row++) {
      add(partitions.of(groups[row]), slots[row], variables[row]);
    }
  }

  /** Rows that can begin no match, and come where none is under way, are not even kept. */
  private void addUseful(Batch rows, long[] variables) {
    boolean forgets = partitions.forgets();
    int[] groups =
        forgets ? partitions.groups(rows, variables, firstVariables) : partitions.groups(rows);
    for (int row = 0; row < rows.size(); row++) {
      int group = groups[row];
      if ((variables[row] & firstVariables) != 0 || partitions.isBusy(group)) {
        add(partitions.of(group), store.add(rows, arrivals.columns(), row), variables[row]);
      } else if (!forgets) {
        partitions.of(group).skip();
      }
    }
  }

  private void add(PartitionState partition, int slot, long variables) {
    if (arrivals.areTested()) {
      partition.add(slot, variables);
    } else {
      partition.add(slot);
    }
    touch(partition);
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
      waiting.takeUpTo(watermark, this::take);
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
      matcher.expire(next, watermark);
      touched.add(next);
      if (next.searching) {
        deadlines.add(next);
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
      deadlines.add(partition);
    }
    partitions.settle(partition);
  }

  @Override
  public void snapshot(StateWriter out) {
    out.writeLong(watermark);
    new PatternSnapshot(plan, partitions, waiting, aggregates, arrivals).write(out, store);
  }

  @Override
  public void restore(StateReader in) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    PatternSnapshot snapshot = new PatternSnapshot(plan, partitions, waiting, aggregates, arrivals);
    snapshot.read(in, store);
    partitions.all().forEach(this::settle);
  }
}
