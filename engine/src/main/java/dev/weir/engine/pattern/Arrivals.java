package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.function.EvalContext;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.RowStore;
import dev.weir.engine.time.TimeColumn;
import dev.weir.plan.MatchRecognize;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they come in: told when they are late, and given the clock's time where that is what
 * orders them.
 */
final class Arrivals {
  private final TaskContext context;
  private final RowType input;
  private final boolean ordered;
  private final int timeColumn;
  private final int[] columns;
  private final @Nullable BatchTests tests;
  private Batch timely;
  private long[] untested;
  private int[] rows = {};
  private long[] missed = {};
  private int[] late = {};

  Arrivals(MatchPlan plan, TaskContext context, EvalContext eval) {
    MatchRecognize node = plan.node();
    this.context = context;
    this.input = node.input().schema();
    this.ordered = node.arrangement().timeColumn() == MatchRecognize.Arrangement.PROCESSING;
    this.timeColumn = ordered ? input.size() : node.arrangement().timeColumn();
    this.columns =
        IntStream.range(0, types().size())
            .map(column -> column == timeColumn || plan.stores(column) ? column : RowStore.NOT_KEPT)
            .toArray();
    this.timely = Batch.of(input, context.batchSize(), true);
    this.tests = plan.testsArrivals() ? new BatchTests(plan.conditions(), eval) : null;
    this.untested = new long[0];
  }

  /** Whether {@link #variables} says all that rows alone decide. */
  boolean areTested() {
    return tests != null;
  }

  /**
   * The variables whose conditions each row meets, if they are tested; valid until the next call.
   */
  long[] variables(Batch rows) {
    if (tests != null) {
      return tests.test(rows);
    }
    if (untested.length < rows.size()) {
      untested = new long[rows.size()];
    }
    return untested;
  }

  /** Whether rows are in their order when they come. */
  boolean areOrdered() {
    return ordered;
  }

  /** The types of the columns that are kept. */
  List<SqlType> types() {
    List<SqlType> types = new ArrayList<>(input.types());
    if (ordered) {
      types.add(Types.BIGINT);
    }
    return types;
  }

  int timeColumn() {
    return timeColumn;
  }

  int[] columns() {
    return columns;
  }

  long[] times(Batch batch) {
    return batch.longs(timeColumn).values;
  }

  /** The rows of a batch that are not late, with all columns that are kept. */
  Batch take(Batch batch, long watermark) {
    return ordered ? withTime(batch) : withoutLate(batch, watermark);
  }

  private Batch withTime(Batch batch) {
    Column[] all = new Column[columns.length];
    for (int i = 0; i < input.size(); i++) {
      all[i] = batch.column(i);
    }
    LongColumn times = new LongColumn(Math.max(1, batch.size()));
    java.util.Arrays.fill(times.values, context.clock().millis());
    all[timeColumn] = times;
    Batch result = new Batch(all, batch.capacity(), null);
    result.setSize(batch.size());
    return result;
  }

  private Batch withoutLate(Batch batch, long watermark) {
    int size = batch.size();
    LongColumn times = batch.longs(timeColumn);
    if (rows.length < size) {
      rows = new int[size];
      late = new int[size];
      missed = new long[size];
    }
    int kept = 0;
    int lateCount = 0;
    for (int row = 0; row < size; row++) {
      if (times.isNull(row)) {
        throw TimeColumn.isNull(
            input.fieldName(timeColumn), "MATCH_RECOGNIZE orders rows by their time: filter");
      }
      if (times.values[row] > watermark) {
        rows[kept++] = row;
      } else {
        missed[lateCount] = watermark;
        late[lateCount++] = row;
      }
    }
    if (lateCount == 0) {
      return batch;
    }
    context.late(batch, late, missed, lateCount);
    if (timely.capacity() < kept) {
      timely = Batch.of(input, kept, true);
    }
    timely.clear();
    timely.gather(batch, rows, kept);
    return timely;
  }
}
