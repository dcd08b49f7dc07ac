package dev.weir.cli;

import dev.weir.server.ledger.LedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What to say about rows that did not count. */
final class LedgerNotice {
  private final LedgerStore ledger;

  LedgerNotice(LedgerStore ledger) {
    this.ledger = ledger;
  }

  /** Nothing if all rows counted. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (ledger.rejectedCount() > 0) {
      String tables =
          ledger.rejectedByTable().entrySet().stream()
              .map(entry -> String.format(Locale.ROOT, "%s: %,d", entry.getKey(), entry.getValue()))
              .collect(Collectors.joining(", ", " (", ")"));
      lines.add(
          rows(ledger.rejectedCount())
              + " could not be read"
              + tables
              + "; see them with: SELECT * FROM weir.rejected_rows;");
    }
    if (ledger.lateCount() > 0) {
      lines.add(
          rows(ledger.lateCount())
              + " came too late for their window; see them with: SELECT * FROM weir.late_rows;");
    }
    return lines;
  }

  private static String rows(long count) {
    return String.format(Locale.ROOT, "%,d row%s", count, count == 1 ? "" : "s");
  }
}
