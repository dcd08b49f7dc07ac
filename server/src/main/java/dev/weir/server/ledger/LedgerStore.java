package dev.weir.server.ledger;

import dev.weir.connector.RejectedRow;
import dev.weir.engine.Ledger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The session's ledger: counts everything, keeps the newest rows. Thread-safe. */
public final class LedgerStore implements Ledger {
  /** How many rows of each kind are kept. */
  public static final int MOST_ROWS = 10_000;

  private final Newest<RejectedRow> rejected = new Newest<>(MOST_ROWS);
  private final Newest<LateRow> late = new Newest<>(MOST_ROWS);
  private final Map<String, LongAdder> rejectedByTable = new ConcurrentHashMap<>();

  @Override
  public void rejected(RejectedRow row) {
    rejected.add(row);
    rejectedByTable.computeIfAbsent(row.table(), table -> new LongAdder()).increment();
  }

  @Override
  public void late(LateRow row) {
    late.add(row);
  }

  public long rejectedCount() {
    return rejected.total();
  }

  public long lateCount() {
    return late.total();
  }

  /** How many rows of each table could not be read, sorted by table. */
  public Map<String, Long> rejectedByTable() {
    Map<String, Long> counts = new TreeMap<>();
    rejectedByTable.forEach((table, count) -> counts.put(table, count.sum()));
    return counts;
  }

  /** The newest rejected rows, oldest first. */
  public List<RejectedRow> rejectedRows() {
    return rejected.rows();
  }

  /** The newest late rows, oldest first. */
  public List<LateRow> lateRows() {
    return late.rows();
  }
}
