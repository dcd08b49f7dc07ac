package dev.weir.engine.pattern;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.function.EvalContext;
import java.util.Arrays;
import java.util.List;

/**
 * Works out which variables' conditions the rows of a batch meet, when it comes in: if no condition
 * or value looks at rows before or after by itself.
 */
final class BatchTests {
  private final StageRun stage;
  private final List<Integer> tested;
  private final int[] columns;
  private final long untested;
  private long[] bits = {};

  BatchTests(Conditions conditions, EvalContext context) {
    this.stage = conditions.rowStage().open(context);
    this.tested = conditions.tested();
    this.columns =
        conditions.neighbours().stream().mapToInt(Conditions.Neighbour::column).toArray();
    this.untested = RowTests.untested(tested);
  }

  /** The variables for each row, as bits; valid until the next call. */
  long[] test(Batch rows) {
    int size = rows.size();
    if (bits.length < size) {
      bits = new long[Math.max(size, rows.capacity())];
    }
    Arrays.fill(bits, 0, size, untested);
    if (tested.isEmpty() || size == 0) {
      return bits;
    }
    Column[] asked = new Column[columns.length];
    for (int i = 0; i < columns.length; i++) {
      asked[i] = rows.column(columns[i]);
    }
    Batch view = new Batch(asked, rows.capacity(), null);
    view.setSize(size);
    Batch results = stage.run(view);
    for (int i = 0; i < tested.size(); i++) {
      add(results.longs(i), tested.get(i), size);
    }
    return bits;
  }

  private void add(LongColumn results, int variable, int size) {
    long[] values = results.values;
    if (results.nulls().any()) {
      for (int i = 0; i < size; i++) {
        bits[i] |= results.isNull(i) ? 0 : values[i] << variable;
      }
    } else {
      for (int i = 0; i < size; i++) {
        bits[i] |= values[i] << variable;
      }
    }
  }
}
