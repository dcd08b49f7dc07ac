package dev.weir.engine.lateral;

import dev.weir.batch.Batch;
import dev.weir.engine.eval.PairPredicate;
import dev.weir.engine.eval.StageRun;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.plan.TableFunctionJoin;
import org.jspecify.annotations.Nullable;

/** Puts each input row before the rows that are made of it. */
final class TableFunctionProcessor implements Processor {
  private final Parts parts;
  private final boolean outer;
  private final int inputColumns;
  private final Batch made;
  private final Batch out;
  private final Output output;

  /** How arguments are computed, how rows are made, and which of them count. */
  record Parts(StageRun arguments, RowMaker rows, PairPredicate.@Nullable Test condition) {}

  TableFunctionProcessor(TableFunctionJoin join, Parts parts, Batch out, Output output) {
    this.parts = parts;
    this.outer = join.outer();
    this.inputColumns = join.input().schema().size();
    this.made = Batch.of(join.function().columns(), 1, true);
    this.out = out;
    this.output = output;
  }

  @Override
  public void process(int input, Batch batch) {
    Batch arguments = parts.arguments().run(batch);
    for (int row = 0; row < batch.size(); row++) {
      parts.rows().start(arguments, row);
      boolean any = parts.condition() == null ? all(batch, row) : those(batch, row);
      if (!any && outer) {
        pad(batch, row);
      }
    }
    emit();
  }

  @Override
  public void watermark(long millis) {
    output.watermark(millis);
  }

  /** Adds all rows; whether there are any. */
  private boolean all(Batch batch, int row) {
    boolean any = false;
    while (parts.rows().next(out, inputColumns, out.size())) {
      any = true;
      add(batch, row);
    }
    return any;
  }

  /** Adds the rows that meet the condition; whether there are any. */
  private boolean those(Batch batch, int row) {
    PairPredicate.Test condition = parts.condition();
    boolean any = false;
    made.clear();
    while (condition != null && parts.rows().next(made, 0, 0)) {
      made.setSize(1);
      if (condition.test(batch, row, made, 0)) {
        any = true;
        for (int i = 0; i < made.columnCount(); i++) {
          out.column(inputColumns + i).copy(made.column(i), 0, out.size());
        }
        add(batch, row);
      }
      made.clear();
    }
    return any;
  }

  private void pad(Batch batch, int row) {
    for (int i = inputColumns; i < out.columnCount(); i++) {
      out.column(i).nulls().set(out.size());
    }
    add(batch, row);
  }

  /** Completes the row at the end of the output, whose last columns are there already. */
  private void add(Batch batch, int row) {
    int at = out.size();
    for (int i = 0; i < inputColumns; i++) {
      out.column(i).copy(batch.column(i), row, at);
    }
    byte[] kinds = out.kinds();
    if (kinds != null) {
      kinds[at] = batch.kind(row);
    }
    out.setSize(at + 1);
    if (out.isFull()) {
      emit();
    }
  }

  private void emit() {
    if (out.size() > 0) {
      output.emit(out);
    }
    out.clear();
  }
}
