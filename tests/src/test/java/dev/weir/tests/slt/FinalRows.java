package dev.weir.tests.slt;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.RowReceiver;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.value.ValueText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a query as text: columns separated by {@code |}, NULL as NULL, an empty string as
 * (empty). Rows that are taken back disappear.
 */
final class FinalRows implements RowReceiver {
  private final RowType schema;
  private final ValueText text;
  private final boolean keepChanges;
  private final List<String> rows = new ArrayList<>();
  private List<String> atSnapshot = List.of();

  FinalRows(RowType schema, ZoneId zone, boolean keepChanges) {
    this.schema = schema;
    this.text = new ValueText(zone);
    this.keepChanges = keepChanges;
  }

  @Override
  public synchronized void rows(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      byte kind = batch.kind(row);
      String line = line(batch, row);
      if (keepChanges) {
        rows.add(RowKind.text(kind) + "|" + line);
      } else if (!RowKind.retracts(kind)) {
        rows.add(line);
      } else if (!rows.remove(line)) {
        throw new AssertionError("a row was taken back that was not there: " + line);
      }
    }
  }

  @Override
  public synchronized void snapshot() {
    atSnapshot = List.copyOf(rows);
  }

  /** Forgets the rows that came after the newest snapshot: a job restored from it gives them. */
  synchronized void rollBack() {
    rows.clear();
    rows.addAll(atSnapshot);
  }

  synchronized List<String> rows() {
    return List.copyOf(rows);
  }

  private String line(Batch batch, int row) {
    return IntStream.range(0, schema.size())
        .mapToObj(column -> cell(batch, column, row))
        .collect(Collectors.joining("|"));
  }

  private String cell(Batch batch, int column, int row) {
    if (batch.column(column).isNull(row)) {
      return "NULL";
    }
    ByteBuilder out = new ByteBuilder();
    text.print(batch.column(column), row, schema.type(column), out);
    String cell = out.toString();
    return cell.isEmpty() ? "(empty)" : cell;
  }
}
