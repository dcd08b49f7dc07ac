package dev.weir.server.ledger;

import dev.weir.batch.Batch;
import dev.weir.batch.Slice;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.RejectedRow;
import dev.weir.engine.Ledger.LateRow;
import dev.weir.server.rows.StoredRows;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The system tables over the ledger. */
public enum LedgerTable {
  /** {@code weir.rejected_rows}. */
  REJECTED("rejected_rows", "rows that could not be read"),
  /** {@code weir.late_rows}. */
  LATE("late_rows", "rows that came after their window had closed");

  /** The database that holds them. */
  public static final String DATABASE = "weir";

  private final String table;
  private final String comment;

  LedgerTable(String table, String comment) {
    this.table = table;
    this.comment = comment;
  }

  /** The value of the option {@code ledger}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  public ObjectName tableName() {
    return new ObjectName(ObjectName.DEFAULT_CATALOG, DATABASE, table);
  }

  RowType schema() {
    return RowType.of(
        switch (this) {
          case REJECTED ->
              List.of(
                  new Field("table_name", Types.STRING),
                  new Field("origin", Types.STRING),
                  new Field("line", Types.BIGINT),
                  new Field("field", Types.STRING),
                  new Field("reason", Types.STRING),
                  new Field("row_text", Types.STRING));
          case LATE ->
              List.of(
                  new Field("operator", Types.STRING),
                  new Field("row_text", Types.STRING),
                  new Field("window_end", Types.timestampLtz(3)),
                  new Field("watermark", Types.timestampLtz(3)));
        });
  }

  /** What the catalog knows about the table. */
  public TableDefinition definition() {
    List<ColumnDefinition> columns =
        schema().fields().stream()
            .map(field -> new ColumnDefinition(field.name(), field.type(), null, null))
            .toList();
    Map<String, String> options =
        Map.of("connector", LedgerConnector.NAME, LedgerConnector.LEDGER, option());
    return new TableDefinition(tableName(), true, columns, List.of(), null, comment, options);
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
