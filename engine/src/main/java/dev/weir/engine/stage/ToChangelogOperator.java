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
import dev.weir.plan.ChangeCode;
import dev.weir.plan.ToChangelog;
import dev.weir.text.ByteBuilder;
import java.util.Arrays;

/** Writes what each change does into a column before the others. */
public record ToChangelogOperator(ToChangelog node) implements Operator {

  @Override
  public Distribution distribution(int input) {
    return new Distribution.Any();
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return new ToChangelogProcessor(node, context.batchSize(), output);
  }

  private static final class ToChangelogProcessor implements Processor {
    private static final int KINDS = 4;
    private static final int NONE = -1;

    private final ToChangelog node;
    private final Output output;

    /** All codes, one after the other, and where each kind's lies. */
    private final byte[] codes;

    private final int[] offsets = new int[KINDS];
    private final int[] lengths = new int[KINDS];
    private Batch rows;
    private Batch shared;
    private int[] picked;

    ToChangelogProcessor(ToChangelog node, int batchSize, Output output) {
      this.node = node;
      this.output = output;
      this.codes = codes();
      this.rows = Batch.of(node.schema(), batchSize, true);
      this.shared = new Batch(new Column[node.schema().size()], batchSize, null);
      this.picked = new int[batchSize];
    }

    private byte[] codes() {
      ByteBuilder all = new ByteBuilder();
      Arrays.fill(offsets, NONE);
      for (ChangeCode code : node.codes()) {
        offsets[code.kind()] = all.length();
        all.add(code.code());
        lengths[code.kind()] = all.length() - offsets[code.kind()];
      }
      return Arrays.copyOf(all.toBytes(), all.length() + Slice.PADDING);
    }

    @Override
    public void process(int input, Batch batch) {
      reserve(batch.size());
      int count = 0;
      for (int row = 0; row < batch.size(); row++) {
        if (offsets[batch.kind(row)] != NONE) {
          picked[count++] = row;
        }
      }
      output.emit(count == batch.size() ? sharing(batch) : copy(batch, count));
    }

    private void reserve(int size) {
      if (picked.length < size) {
        picked = new int[size];
        rows = Batch.of(node.schema(), size, true);
        shared = new Batch(new Column[node.schema().size()], size, null);
      }
    }

    private Batch sharing(Batch batch) {
      rows.clear();
      shared.setColumn(0, writeCodes(batch, batch.size()));
      for (int i = 0; i < batch.columnCount(); i++) {
        shared.setColumn(1 + i, batch.column(i));
      }
      shared.setSize(batch.size());
      return shared;
    }

    private Batch copy(Batch batch, int count) {
      rows.clear();
      writeCodes(batch, count);
      for (int i = 0; i < batch.columnCount(); i++) {
        rows.column(1 + i).gather(batch.column(i), picked, count, 0);
      }
      rows.setSize(count);
      return rows;
    }

    private BytesColumn writeCodes(Batch batch, int count) {
      BytesColumn column = rows.bytes(0);
      column.share(codes);
      for (int i = 0; i < count; i++) {
        byte kind = batch.kind(picked[i]);
        column.setSlice(i, offsets[kind], lengths[kind]);
      }
      return column;
    }

    @Override
    public void watermark(long millis) {
      output.watermark(millis);
    }
  }
}
