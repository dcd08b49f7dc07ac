package dev.weir.sql.catalog;

import dev.weir.catalog.ObjectName;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;
import java.util.Map;

/** Weir's own tables: what was read and not counted. They can be read, not written or dropped. */
public final class SystemTables {
  /** The database of these tables, in the default catalog. */
  public static final String DATABASE = "weir";

  private static final String CONNECTOR = "weir-ledger";

  private SystemTables() {}

  public static List<TableDefinition> all() {
    return List.of(rejectedRows(), lateRows());
  }

  /** Whether the name belongs to the system, so that users cannot create or drop it. */
  public static boolean owns(ObjectName name) {
    return name.database().equals(DATABASE);
  }

  private static TableDefinition rejectedRows() {
    return table(
        "rejected_rows",
        "Rows that could not be read, with the reason",
        "rejected",
        List.of(
            column("table_name", Types.STRING, "the table that was read"),
            column("origin", Types.STRING, "the file or other place the row came from"),
            column("line", Types.BIGINT, "its line there, counted from 1"),
            column("field", Types.STRING, "the field that is wrong"),
            column("reason", Types.STRING, "what is wrong with it"),
            column("row_text", Types.STRING, "the row as it was read, cut if it is long")));
  }

  private static TableDefinition lateRows() {
    return table(
        "late_rows",
        "Rows that came after their window was complete",
        "late",
        List.of(
            column("operator", Types.STRING, "the step of the query that was too far"),
            column("row_text", Types.STRING, "the row"),
            column("window_end", Types.timestampLtz(3), "the end of the window that it missed"),
            column("watermark", Types.timestampLtz(3), "how far event time was")));
  }

  private static TableDefinition table(
      String name, String comment, String ledger, List<ColumnDefinition> columns) {
    return new TableDefinition(
        new ObjectName(ObjectName.DEFAULT_CATALOG, DATABASE, name),
        false,
        columns,
        List.of(),
        null,
        comment,
        Map.of("connector", CONNECTOR, "ledger", ledger));
  }

  private static ColumnDefinition column(String name, SqlType type, String comment) {
    return new ColumnDefinition(name, type, null, comment);
  }
}
