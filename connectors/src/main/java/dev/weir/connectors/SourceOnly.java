package dev.weir.connectors;

import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;

/** The refusal of connectors that can be read but not written. */
public final class SourceOnly {
  private SourceOnly() {}

  /** The error for whoever writes the table. */
  public static WeirException refuse(CatalogTable table) {
    return new WeirException(
        ErrorCode.UNSUPPORTED,
        "table \""
            + table.name()
            + "\" can't be written: its connector \""
            + table.options().getOrDefault(OptionValues.CONNECTOR, "")
            + "\" only reads");
  }
}
