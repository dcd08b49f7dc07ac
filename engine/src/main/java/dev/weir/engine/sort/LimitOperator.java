package dev.weir.engine.sort;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.Saturable;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.Sort;

/** LIMIT and OFFSET over inserts as they come; when it has enough, its sources may stop. */
public record LimitOperator(Sort node) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Single();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new LimitProcessor(node, context.batchSize(), output);
  }

  private static final class LimitProcessor implements Processor, Saturable {
    private final Batch out;
    private final Output output;
    private long skip;
    private long left;

    LimitProcessor(Sort node, int batchSize, Output output) {
      this.out = Batch.of(node.schema(), batchSize, true);
      this.output = output;
      this.skip = node.offset();
      this.left = node.fetch();
    }

    @Override
    public void process(int input, Batch batch) {
      int size = batch.size();
      int from = (int) Math.min(skip, size);
      int count = (int) Math.min(left, size - from);
      skip -= from;
      left = left == Sort.ALL ? left : left - count;
      if (count == size) {
        output.emit(batch);
        return;
      }
      for (int row = from; row < from + count; row++) {
        out.append(batch, row, batch.kind(row));
        if (out.isFull()) {
          emit();
        }
      }
      emit();
    }

    private void emit() {
      output.emit(out);
      out.clear();
    }

    @Override
    public void watermark(long millis) {
      output.watermark(millis);
    }

    @Override
    public boolean saturated() {
      return left == 0;
    }

    @Override
    public void snapshot(StateWriter state) {
      state.writeLong(skip);
      state.writeLong(left);
    }

    @Override
    public void restore(StateReader state) {
      skip = state.readLong();
      left = state.readLong();
    }
  }
}
