package dev.weir.engine.window;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.aggregate.AggregateInstances;
import dev.weir.engine.aggregate.GroupTable;
import dev.weir.engine.operator.Combiner;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.WindowAggregate;
import dev.weir.time.Watermark;
import dev.weir.time.Window;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Counts the rows of a pane by their keys where they are read, so that a row travels to the task of
 * its key once for all that are like it: with the number of rows behind its columns.
 *
 * <p>A pane is sent before the first watermark that closes one of its windows, so that rows which
 * are held are in time for just those windows that they were in time for when they came. Rows that
 * are late for one here travel each by itself, since only the task that they go to knows, and would
 * have them in its ledger.
 */
final class PaneCombiner implements Combiner {
  /** Groups held at most: tables that a core's own cache holds. */
  private static final int MOST_GROUPS = 1 << 14;

  /** Rows that pass as they are when holding them was of no use, before it is tried again. */
  private static final int REST = 1 << 20;

  /** Groups sent at once that tell whether holding is of use. */
  private static final int ENOUGH_GROUPS = 1 << 8;

  /** Fewer rows for each that is sent do not pay. */
  private static final int LEAST_ROWS_A_GROUP = 2;

  private final int[] keyColumns;
  private final int timeColumn;
  private final int countColumn;
  private final RowType schema;
  private final Panes windows;
  private final WallClock clock;
  private final EventTimes times;
  private final OpenPanes panes;
  private final Batch combined;

  /** The first columns are the keys: those of {@link #combined}. */
  private final Batch combinedKeys;

  private final List<Pane> touched = new ArrayList<>();
  private LongColumn ones = new LongColumn(0);
  private long[] hashes = {};

  /** In wall clock milliseconds. */
  private long watermark = Watermark.NONE;

  private boolean behind;
  private int resting;

  PaneCombiner(WindowAggregate node, TaskContext context, WallClock clock) {
    RowType input = node.input().schema();
    this.keyColumns = node.keys().stream().mapToInt(Integer::intValue).toArray();
    this.timeColumn = node.timeColumn();
    this.countColumn = input.size();
    List<Field> fields = new ArrayList<>(input.fields());
    fields.add(new Field("rows", Types.BIGINT.withNullable(false)));
    this.schema = RowType.of(fields);
    this.windows = Panes.of(node.window());
    this.clock = clock;
    this.times = new EventTimes(timeColumn, input.fieldName(timeColumn), clock);
    AggregateCalls rows = new AggregateCalls(List.of(countOfRows()), input, false);
    AggregateInstances instances = rows.open(context);
    this.panes = new OpenPanes(() -> new GroupTable(node.keys(), rows, instances));
    this.combined = Batch.of(schema, context.batchSize(), true);
    Column[] keys = IntStream.of(keyColumns).mapToObj(combined::column).toArray(Column[]::new);
    this.combinedKeys = new Batch(keys, context.batchSize(), null);
  }

  private static AggregateCall countOfRows() {
    return new AggregateCall(
        AggregateFunction.COUNT,
        List.of(),
        false,
        AggregateCall.NO_FILTER,
        Types.BIGINT.withNullable(false));
  }

  /** Whether rows of the same key and pane do the same to the aggregates. */
  static boolean fits(WindowAggregate node) {
    boolean aligned =
        switch (node.window()) {
          case Window.Tumble _, Window.Hop _, Window.Cumulate _ -> true;
          case Window.Session _, Window.Attached _ -> false;
        };
    return aligned
        && node.input().insertOnly()
        && !node.emission().updates()
        && node.timeColumn() != WindowAggregate.PROCESSING_TIME
        && !node.calls().isEmpty()
        && node.calls().stream().allMatch(PaneCombiner::countsRows)
        && IntStream.range(0, node.input().schema().size())
            .allMatch(column -> column == node.timeColumn() || node.keys().contains(column))
        && !node.keys().contains(node.timeColumn());
  }

  private static boolean countsRows(AggregateCall call) {
    return call.function() == AggregateFunction.COUNT
        && call.arguments().isEmpty()
        && !call.distinct()
        && call.filter() == AggregateCall.NO_FILTER;
  }

  @Override
  public RowType schema() {
    return schema;
  }

  @Override
  public void process(Batch batch, Consumer<Batch> target) {
    // Before the first watermark it is not known what is late: after a restore others may be ahead.
    if (behind || watermark == Watermark.NONE || resting > 0 || !hold(batch)) {
      resting = Math.max(0, resting - batch.size());
      pass(batch, target);
      return;
    }
    if (groups() > MOST_GROUPS) {
      drain(target);
    }
  }

  private int groups() {
    int groups = 0;
    for (Pane pane : panes.all()) {
      groups += pane.groups.size();
    }
    return groups;
  }

  /** Works the rows in; false, and nothing is done, if one is late for a window. */
  private boolean hold(Batch batch) {
    int size = batch.size();
    long[] instants = times.of(batch);
    if (!deal(instants, size)) {
      return false;
    }
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, keyColumns, hashes);
    long[] raw = batch.longs(timeColumn).values;
    for (Pane pane : touched) {
      pane.time = raw[pane.rows.rows[0]];
      pane.groups.lookup(batch, hashes, pane.rows);
      pane.groups.aggregates().add(batch, pane.rows);
      pane.held += pane.rows.count;
      pane.rows.count = 0;
    }
    touched.clear();
    return true;
  }

  /** Deals the rows out to their panes unless one is late. */
  private boolean deal(long[] instants, int size) {
    int row = 0;
    while (row < size) {
      long end = windows.paneEnd(instants[row]);
      if (end - 1 <= watermark) {
        touched.forEach(pane -> pane.rows.count = 0);
        touched.clear();
        return false;
      }
      Pane pane = panes.at(end);
      if (pane.rows.count == 0) {
        pane.rows.reserve(size);
        touched.add(pane);
      }
      long start = end - windows.step();
      do {
        pane.rows.add(row++, 0);
      } while (row < size && instants[row] >= start && instants[row] < end);
    }
    return true;
  }

  /** Sends the rows as they are, each for itself. */
  private void pass(Batch batch, Consumer<Batch> target) {
    int size = batch.size();
    if (ones.capacity() < size) {
      ones = new LongColumn(Math.max(size, combined.capacity()));
      Arrays.fill(ones.values, 1);
    }
    Column[] columns = new Column[countColumn + 1];
    Arrays.setAll(columns, i -> i == countColumn ? ones : batch.column(i));
    Batch rows = new Batch(columns, size, null);
    rows.setSize(size);
    target.accept(rows);
  }

  @Override
  public void watermark(long millis, Consumer<Batch> target) {
    long wall = clock.wallWatermark(millis);
    if (wall > watermark) {
      send(wall, target);
      watermark = wall;
    }
  }

  @Override
  public void drain(Consumer<Batch> target) {
    send(Watermark.END, target);
  }

  @Override
  public void fallBehind() {
    behind = true;
  }

  /** Sends the panes that end by then. */
  private void send(long upTo, Consumer<Batch> target) {
    long groups = 0;
    long rows = 0;
    while (!panes.isEmpty() && panes.first().end - 1 <= upTo) {
      Pane pane = panes.first();
      groups += pane.groups.size();
      rows += pane.held;
      send(pane, target);
      panes.removeFirst();
    }
    if (combined.size() > 0) {
      target.accept(combined);
      combined.clear();
    }
    if (groups >= ENOUGH_GROUPS && rows < LEAST_ROWS_A_GROUP * groups) {
      resting = REST;
    }
  }

  private void send(Pane pane, Consumer<Batch> target) {
    int[] groups = pane.groups.groups();
    for (int done = 0; done < groups.length; ) {
      if (combined.isFull()) {
        target.accept(combined);
        combined.clear();
      }
      int from = combined.size();
      int size = Math.min(groups.length - done, combined.capacity() - from);
      int[] part = Arrays.copyOfRange(groups, done, done + size);
      pane.groups.keys(part, size, combinedKeys, from);
      pane.groups.aggregates().results(part, size, combined, countColumn, from);
      Arrays.fill(combined.longs(timeColumn).values, from, from + size, pane.time);
      combined.setSize(from + size);
      done += size;
    }
  }
}
