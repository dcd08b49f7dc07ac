package dev.weir.engine.source;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.expr.Literal;
import dev.weir.type.RowType;
import java.util.List;

/** Constant rows as a source of one split, whose text is the number of the first row to give. */
public final class ValuesSource implements Source {
  private final Batch rows;

  public ValuesSource(List<List<Literal>> rows, RowType schema) {
    this.rows = Batch.of(schema, Math.max(1, rows.size()), true);
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < schema.size(); c++) {
        Column column = this.rows.column(c);
        LiteralValue.put(rows.get(i).get(c), column, i);
      }
    }
    this.rows.setSize(rows.size());
  }

  @Override
  public List<Split> splits() {
    return List.of(new Split("0"));
  }

  @Override
  public SplitReader open(Split split, SourceContext context) {
    return new Reader(rows, Integer.parseInt(split.text()));
  }

  private static final class Reader implements SplitReader {
    private final Batch rows;
    private int next;

    Reader(Batch rows, int next) {
      this.rows = rows;
      this.next = next;
    }

    @Override
    public Status read(Batch batch) {
      while (next < rows.size() && !batch.isFull()) {
        batch.append(rows, next++, RowKind.INSERT);
      }
      return next < rows.size() ? Status.MORE : Status.END;
    }

    @Override
    public Split rest() {
      return new Split(Integer.toString(next));
    }

    @Override
    public void close() {}
  }
}
