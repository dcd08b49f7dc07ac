package dev.weir.server.ledger;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.server.rows.StoredRowsSource;
import dev.weir.type.RowType;
import java.util.List;

/** The connector {@code weir-ledger}: reads what the ledger keeps at the start of the query. */
public final class LedgerConnector implements Connector {
  public static final String NAME = "weir-ledger";
  static final String LEDGER = "ledger";

  private final LedgerStore store;

  public LedgerConnector(LedgerStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(LEDGER, Option.Kind.TEXT, true, null, "which rows: rejected or late"));
  }

  @Override
  public void validate(CatalogTable table) {
    ledger(table);
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return true;
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    return new StoredRowsSource(ledger(table).rows(store), columns);
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw new WeirException(
        ErrorCode.UNSUPPORTED, "table \"" + table.name() + "\" is filled by Weir alone");
  }

  private static LedgerTable ledger(CatalogTable table) {
    String wanted = table.options().getOrDefault(LEDGER, "");
    for (LedgerTable known : LedgerTable.values()) {
      if (known.option().equals(wanted)) {
        return known;
      }
    }
    throw new WeirException(
            ErrorCode.INVALID_OPTION,
            "option \"" + LEDGER + "\" of table \"" + table.name() + "\" is \"" + wanted + "\"")
        .withHint(Suggestions.didYouMean(wanted, LedgerTable.options()));
  }
}
