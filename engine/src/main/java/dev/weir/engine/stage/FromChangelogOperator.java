package dev.weir.engine.stage;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.Slice;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.ChangeCode;
import dev.weir.plan.FromChangelog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes rows the changes that a column of theirs says they are. */
public record FromChangelogOperator(FromChangelog node) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new FromChangelogProcessor(node, context.batchSize(), output);
  }

  /** A code and the kind of change that it stands for. */
  private record Code(Slice text, byte kind) {}

  private static final class FromChangelogProcessor implements Processor {
    private final FromChangelog node;
    private final Output output;
    private final List<Code> codes = new ArrayList<>();
    private final Slice given = new Slice();
    private byte[] kinds = {};
    private Batch changes;

    FromChangelogProcessor(FromChangelog node, int batchSize, Output output) {
      this.node = node;
      this.output = output;
      node.codes().forEach(code -> codes.add(new Code(Slice.of(code.code()), code.kind())));
      this.changes = batch(batchSize);
    }

    private Batch batch(int capacity) {
      kinds = new byte[capacity];
      return new Batch(new Column[node.schema().size()], capacity, kinds);
    }

    @Override
    public void process(int input, Batch batch) {
      if (changes.capacity() < batch.size()) {
        changes = batch(batch.size());
      }
      BytesColumn column = batch.bytes(node.codeColumn());
      for (int row = 0; row < batch.size(); row++) {
        kinds[row] = kind(column, row);
      }
      for (int i = 0; i < node.schema().size(); i++) {
        changes.setColumn(i, batch.column(i < node.codeColumn() ? i : i + 1));
      }
      changes.setSize(batch.size());
      output.emit(changes);
    }

    private byte kind(BytesColumn column, int row) {
      if (column.isNull(row)) {
        throw new WeirException(
            ErrorCode.INVALID_ARGUMENT, "a row of FROM_CHANGELOG has NULL as its code");
      }
      column.get(row, given);
      for (Code code : codes) {
        if (code.text().equals(given)) {
          return code.kind();
        }
      }
      throw new WeirException(
              ErrorCode.INVALID_ARGUMENT,
              "code \"" + given + "\" of FROM_CHANGELOG stands for no change")
          .withHint(
              "Known codes: "
                  + node.codes().stream().map(ChangeCode::code).collect(Collectors.joining(", "))
                  + ".");
    }

    @Override
    public void watermark(long millis) {
      output.watermark(millis);
    }
  }
}
