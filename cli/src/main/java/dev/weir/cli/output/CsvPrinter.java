package dev.weir.cli.output;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowKind;
import dev.weir.server.session.ResultShape;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.value.ValueText;
import java.nio.charset.StandardCharsets;

/**
 * RFC 4180 with a header and plain line feeds. NULL is empty and the empty string is {@code ""}.
 * The column {@code op} leads if the result has more than inserts.
 */
final class CsvPrinter implements RowPrinter {
  private final OutputChannel channel;
  private final RowType schema;
  private final ValueText text;
  private final boolean withOp;
  private final ByteBuilder cell = new ByteBuilder();

  CsvPrinter(OutputChannel channel, ResultShape shape, boolean withOp) {
    this.channel = channel;
    this.schema = shape.schema();
    this.text = new ValueText(shape.zone());
    this.withOp = withOp;
    printHeader();
  }

  @Override
  public void encode(Batch batch, int row, ByteBuilder out) {
    for (int i = 0; i < schema.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      Column column = batch.column(i);
      if (!column.isNull(row)) {
        cell.clear();
        text.print(column, row, schema.type(i), cell);
        quote(cell, out);
      }
    }
  }

  @Override
  public void print(byte kind, byte[] data, int offset, int length) {
    if (withOp) {
      channel.write(RowKind.text(kind) + ",");
    }
    channel.write(data, offset, length);
    channel.write("\n");
  }

  private void printHeader() {
    ByteBuilder header = new ByteBuilder();
    String separator = withOp ? "op," : "";
    for (String name : schema.names()) {
      header.add(separator);
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      quote(cell.clear().add(bytes, 0, bytes.length), header);
      separator = ",";
    }
    header.add('\n');
    channel.write(header.data, 0, header.length());
  }

  private static void quote(ByteBuilder value, ByteBuilder out) {
    if (!needsQuotes(value)) {
      out.add(value.data, 0, value.length());
      return;
    }
    out.add('"');
    for (int i = 0; i < value.length(); i++) {
      byte b = value.data[i];
      if (b == '"') {
        out.add('"');
      }
      out.add(b);
    }
    out.add('"');
  }

  private static boolean needsQuotes(ByteBuilder value) {
    for (int i = 0; i < value.length(); i++) {
      byte b = value.data[i];
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return value.length() == 0;
  }
}
