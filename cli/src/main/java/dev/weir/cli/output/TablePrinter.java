package dev.weir.cli.output;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.server.session.ResultShape;
import dev.weir.text.ByteBuilder;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table drawn with bars. The first rows decide how wide the columns are; a later value that is
 * wider pushes its line out.
 */
final class TablePrinter implements RowPrinter {
  /** Rows that are looked at before the first is printed, unless the input pauses. */
  static final int LOOK_AHEAD = 500;

  /** Values wider than this do not widen their column. */
  static final int MOST_WIDTH = 60;

  private final OutputChannel channel;
  private final RowType schema;
  private final ValueText text;
  private final boolean withOp;
  private final String counted;
  private final ByteBuilder cell = new ByteBuilder();
  private final List<List<String>> held = new ArrayList<>();
  private int[] widths = {};
  private boolean drawn;

  TablePrinter(OutputChannel channel, ResultShape shape, boolean withOp) {
    this.channel = channel;
    this.schema = shape.schema();
    this.text = new ValueText(shape.zone());
    this.withOp = withOp;
    this.counted = withOp ? "change" : "row";
  }

  /** Cells end with a zero byte, which no text holds. */
  @Override
  public void encode(Batch batch, int row, ByteBuilder out) {
    for (int i = 0; i < schema.size(); i++) {
      cell.clear();
      text.print(batch.column(i), row, schema.type(i), cell);
      for (int k = 0; k < cell.length(); k++) {
        visible(cell.data[k], out);
      }
      out.add(0);
    }
  }

  private static void visible(byte b, ByteBuilder out) {
    switch (b) {
      case '\n' -> out.add("\\n");
      case '\r' -> out.add("\\r");
      case '\t' -> out.add("\\t");
      default -> out.add(b >= 0 && b < 0x20 ? '?' : b);
    }
  }

  @Override
  public void print(byte kind, byte[] data, int offset, int length) {
    List<String> cells = new ArrayList<>(schema.size() + 1);
    if (withOp) {
      cells.add(RowKind.text(kind));
    }
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (data[i] == 0) {
        cells.add(new String(data, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    if (drawn) {
      line(cells);
      return;
    }
    held.add(cells);
    if (held.size() >= LOOK_AHEAD) {
      pause();
    }
  }

  @Override
  public void pause() {
    if (drawn || held.isEmpty()) {
      return;
    }
    draw();
  }

  @Override
  public void end(long rows) {
    if (!drawn) {
      draw();
    }
    rule();
    channel.write(String.format(java.util.Locale.ROOT, "%,d %s%s%n", rows, counted, plural(rows)));
  }

  private static String plural(long rows) {
    return rows == 1 ? "" : "s";
  }

  private void draw() {
    List<String> header = new ArrayList<>();
    if (withOp) {
      header.add("op");
    }
    header.addAll(schema.names());
    widths = new int[header.size()];
    widen(header);
    held.forEach(this::widen);
    drawn = true;
    rule();
    line(header);
    rule();
    held.forEach(this::line);
    held.clear();
  }

  private void widen(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], Math.min(MOST_WIDTH, DisplayWidth.of(cells.get(i))));
    }
  }

  private void rule() {
    StringBuilder line = new StringBuilder();
    for (int width : widths) {
      line.append('+').repeat('-', width + 2);
    }
    channel.write(line.append(widths.length > 0 ? "+\n" : "").toString());
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String value = cells.get(i);
      int space = Math.max(0, widths[i] - DisplayWidth.of(value));
      boolean right = isNumber(i);
      line.append("| ").repeat(' ', right ? space : 0).append(value);
      line.repeat(' ', right ? 0 : space).append(' ');
    }
    channel.write(line.append("|\n").toString());
  }

  private boolean isNumber(int column) {
    int at = withOp ? column - 1 : column;
    if (at < 0) {
      return false;
    }
    SqlType type = schema.type(at);
    return type instanceof IntegerType
        || type instanceof DecimalType
        || type instanceof FloatingType;
  }
}
