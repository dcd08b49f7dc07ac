package dev.weir.bench.nexmark;

import dev.weir.connector.RejectedRow;
import dev.weir.engine.Ledger;

/** Fails on rejected rows and on late ones: a benchmark has neither, unless it runs wrongly. */
public final class StrictLedger implements Ledger {
  @Override
  public void rejected(RejectedRow row) {
    throw new IllegalStateException(row.toString());
  }

  @Override
  public void late(LateRow row) {
    throw new IllegalStateException(row.toString());
  }
}
