package dev.weir.cli.output;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.server.json.JsonCells;
import dev.weir.server.session.ResultShape;
import dev.weir.text.ByteBuilder;
import java.nio.charset.StandardCharsets;

/** One object a line, the first key {@code op} unless only final rows are printed. */
final class JsonPrinter implements RowPrinter {
  private static final byte[] END = "}\n".getBytes(StandardCharsets.UTF_8);

  private final OutputChannel channel;
  private final JsonCells cells;
  private final boolean withOp;

  JsonPrinter(OutputChannel channel, ResultShape shape, boolean withOp) {
    this.channel = channel;
    this.cells = new JsonCells(shape.schema(), shape.zone());
    this.withOp = withOp;
  }

  @Override
  public void encode(Batch batch, int row, ByteBuilder out) {
    cells.appendFields(batch, row, out);
  }

  @Override
  public void print(byte kind, byte[] data, int offset, int length) {
    if (withOp) {
      channel.write("{\"op\":\"" + RowKind.text(kind) + (length > 0 ? "\"," : "\""));
    } else {
      channel.write("{");
    }
    channel.write(data, offset, length);
    channel.write(END, 0, END.length);
  }
}
