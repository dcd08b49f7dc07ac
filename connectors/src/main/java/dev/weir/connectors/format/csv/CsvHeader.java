package dev.weir.connectors.format.csv;

import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.RowType;
import java.nio.charset.StandardCharsets;

/**
 * Compares a file's first row with the table's columns. Fields go to columns by place; a name that
 * differs means that the file has another order than the table.
 */
record CsvHeader(CatalogTable table, String origin) {

  void check(byte[] data, CsvScanner scanner) {
    RowType columns = table.columns();
    if (scanner.count != columns.size()) {
      throw differs("it names " + scanner.count + " columns, the table has " + columns.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      int start = scanner.starts[i];
      int length = scanner.ends[i] - start;
      String name = new String(data, start, length, StandardCharsets.UTF_8).strip();
      if (!name.equalsIgnoreCase(columns.fieldName(i))) {
        throw differs(
            "column "
                + (i + 1)
                + " is \""
                + name
                + "\" there and \""
                + columns.fieldName(i)
                + "\" in the table");
      }
    }
  }

  private WeirException differs(String how) {
    return new WeirException(
        ErrorCode.MALFORMED_ROW,
        "header of file \"" + origin + "\" does not fit table \"" + table.name() + "\": " + how);
  }
}
