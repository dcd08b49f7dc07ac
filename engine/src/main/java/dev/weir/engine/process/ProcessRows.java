package dev.weir.engine.process;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.Slice;
import dev.weir.engine.operator.Output;
import dev.weir.plan.ProcessTable;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import dev.weir.udf.TableInstance;
import dev.weir.value.ColumnValues;
import dev.weir.value.ElementSink;
import dev.weir.value.RowBuilder;
import dev.weir.value.RowView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that a function makes: behind the columns of the input that go with them, before the
 * time.
 */
final class ProcessRows implements TableInstance.Rows {
  private static final long MILLIS_PER_SECOND = 1000;

  private final Output output;
  private final Batch out;
  private final int[] before;
  private final int[] inPartition;
  private final boolean timed;
  private final long ticksPerSecond;
  private final List<ColumnValues> own;
  private final RowBuilder builder;
  private final RowView view;
  private final ByteBuilder bytes = new ByteBuilder();
  private final Slice slice = new Slice();

  /** What stands before the rows: a row of these columns. */
  private final Column[] prefix;

  private int prefixRow;
  private long time;

  ProcessRows(ProcessTable node, int batchSize, Output output) {
    this.output = output;
    this.out = Batch.of(node.schema(), batchSize, true);
    RowType columns = node.function().columns();
    List<Integer> before =
        node.function().passesThrough()
            ? IntStream.range(0, node.input().schema().size()).boxed().toList()
            : node.partition();
    this.before = before.stream().mapToInt(Integer::intValue).toArray();
    this.inPartition = before.stream().mapToInt(node.partition()::indexOf).toArray();
    this.prefix = new Column[this.before.length];
    this.timed = node.timeColumn() >= 0;
    this.ticksPerSecond =
        timed && node.schema().type(node.schema().size() - 1) instanceof TimestampType type
            ? type.unitsPerSecond()
            : MILLIS_PER_SECOND;
    this.own = columns.types().stream().map(ColumnValues::new).toList();
    this.builder = new RowBuilder(columns);
    this.view = new RowView(columns);
  }

  /** The rows to come are made of a row. */
  void follow(Batch batch, int row, long millis) {
    for (int i = 0; i < before.length; i++) {
      prefix[i] = batch.column(before[i]);
    }
    prefixRow = row;
    time = millis;
  }

  /** The rows to come are made for a timer. */
  void followTimer(Partitions partitions, int partition, long millis) {
    for (int i = 0; i < before.length; i++) {
      prefix[i] = partitions.column(inPartition[i]);
    }
    prefixRow = partition;
    time = millis;
  }

  @Override
  public ElementSink begin() {
    return builder.start();
  }

  @Override
  public void end() {
    bytes.clear();
    builder.finish(bytes);
    bytes.get(slice);
    view.set(slice);
    int at = out.size();
    for (int i = 0; i < prefix.length; i++) {
      out.column(i).copy(prefix[i], prefixRow, at);
    }
    for (int i = 0; i < own.size(); i++) {
      own.get(i).decode(view, i, out.column(prefix.length + i), at);
    }
    if (timed) {
      out.longs(prefix.length + own.size()).values[at] =
          Math.multiplyExact(time, ticksPerSecond) / MILLIS_PER_SECOND;
    }
    out.setSize(at + 1);
    if (out.isFull()) {
      emit();
    }
  }

  /** Gives out what there is. */
  void emit() {
    if (out.size() > 0) {
      output.emit(out);
    }
    out.clear();
  }
}
