package dev.weir.connectors.print;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import java.io.PrintStream;
import java.util.List;

/** Prints rows in Flink's form: {@code +I[1, abc]}. All tasks print to the same stream. */
final class PrintSink implements Sink {
  private final RowType schema;
  private final String prefix;
  private final PrintStream stream;

  PrintSink(RowType schema, String prefix, PrintStream stream) {
    this.schema = schema;
    this.prefix = prefix;
    this.stream = stream;
  }

  @Override
  public boolean acceptsUpdates() {
    return true;
  }

  @Override
  public SinkWriter open(int task) {
    return new Writer();
  }

  @Override
  public void commit(List<String> prepared) {}

  private final class Writer implements SinkWriter {
    private final ByteBuilder lines = new ByteBuilder();
    private final RowPrinter printer = new RowPrinter();

    @Override
    public void write(Batch batch) {
      lines.clear();
      for (int row = 0; row < batch.size(); row++) {
        lines.add(prefix).add(RowKind.text(batch.kind(row)));
        printer.print(batch, row, schema, lines);
        lines.add('\n');
      }
      stream.write(lines.data, 0, lines.length());
    }

    @Override
    public void flush() {
      stream.flush();
    }

    @Override
    public List<String> prepare() {
      stream.flush();
      return List.of();
    }

    @Override
    public void close() {
      stream.flush();
    }
  }
}
