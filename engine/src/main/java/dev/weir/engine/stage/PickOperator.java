package dev.weir.engine.stage;

import dev.weir.batch.Batch;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.type.RowType;
import java.util.List;

/**
 * Some columns of the input in a new order: no value is touched or copied. It stands before a query
 * that reads less of a shared scan than others do.
 */
public record PickOperator(List<Integer> columns, RowType schema, boolean insertOnly)
    implements Operator {
  public PickOperator {
    columns = List.copyOf(columns);
  }

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new PickProcessor(columns, Batch.of(schema, context.batchSize(), insertOnly), output);
  }

  private record PickProcessor(List<Integer> from, Batch picked, Output output)
      implements Processor {
    @Override
    public void process(int input, Batch batch) {
      for (int i = 0; i < from.size(); i++) {
        picked.setColumn(i, batch.column(from.get(i)));
      }
      byte[] kinds = picked.kinds();
      if (kinds != null) {
        for (int i = 0; i < batch.size(); i++) {
          kinds[i] = batch.kind(i);
        }
      }
      picked.setSize(batch.size());
      output.emit(picked);
    }

    @Override
    public void watermark(long millis) {
      output.watermark(millis);
    }
  }
}
