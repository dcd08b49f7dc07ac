package dev.weir.server.ledger;

import dev.weir.batch.Batch;
import dev.weir.batch.Slice;
import dev.weir.connector.RejectedRow;
import dev.weir.engine.Ledger.LateRow;
import dev.weir.server.rows.StoredRows;
import dev.weir.sql.catalog.SystemTables;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rows of the system tables, whose columns {@link SystemTables} defines. */
public enum LedgerTable {
  /** {@code weir.rejected_rows}. */
  REJECTED,
  /** {@code weir.late_rows}. */
  LATE;

  /** The value of the option {@code ledger}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  RowType schema() {
    return SystemTables.all().stream()
        .filter(table -> option().equals(table.options().get(LedgerConnector.LEDGER)))
        .map(LedgerTable::columns)
        .findFirst()
        .orElseThrow();
  }

  private static RowType columns(TableDefinition table) {
    return RowType.of(
        table.columns().stream().map(column -> new Field(column.name(), column.type())).toList());
  }

  /** All rows that are kept now. */
  StoredRows rows(LedgerStore store) {
    StoredRows rows = new StoredRows(schema());
    switch (this) {
      case REJECTED -> {
        for (RejectedRow row : store.rejectedRows()) {
          rows.add(batch(row));
        }
      }
      case LATE -> {
        for (LateRow row : store.lateRows()) {
          rows.add(batch(row));
        }
      }
    }
    return rows;
  }

  static List<String> options() {
    return Arrays.stream(values()).map(LedgerTable::option).toList();
  }

  private Batch batch(RejectedRow row) {
    Batch batch = one();
    text(batch, 0, row.table());
    text(batch, 1, row.origin());
    batch.longs(2).set(0, row.line());
    if (row.line() < 0) {
      batch.column(2).nulls().set(0);
    }
    text(batch, 3, row.field());
    text(batch, 4, row.reason());
    text(batch, 5, row.text());
    return batch;
  }

  private Batch batch(LateRow row) {
    Batch batch = one();
    text(batch, 0, row.operator());
    text(batch, 1, row.row());
    batch.longs(2).set(0, row.windowEnd());
    batch.longs(3).set(0, row.watermark());
    return batch;
  }

  private Batch one() {
    Batch batch = Batch.of(schema(), 1, true);
    batch.setSize(1);
    return batch;
  }

  private static void text(Batch batch, int column, String value) {
    batch.bytes(column).append(0, Slice.of(value));
  }
}
