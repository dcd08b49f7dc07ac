package dev.weir.connectors;

import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;

/** The refusal of connectors that can be written but not read. */
public final class SinkOnly {
  private SinkOnly() {}

  /** The error for whoever reads the table. */
  public static WeirException refuse(CatalogTable table) {
    return new WeirException(
            ErrorCode.UNSUPPORTED,
            "table \""
                + table.name()
                + "\" can't be read: its connector \""
                + table.options().getOrDefault(OptionValues.CONNECTOR, "")
                + "\" only writes")
        .withHint("Use it with INSERT INTO.");
  }
}
