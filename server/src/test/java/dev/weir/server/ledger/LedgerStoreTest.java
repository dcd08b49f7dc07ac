package dev.weir.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.connector.RejectedRow;
import org.junit.jupiter.api.Test;

class LedgerStoreTest {
  @Test
  void every_row_is_counted_and_the_newest_are_kept() {
    LedgerStore store = new LedgerStore();
    for (int i = 0; i < LedgerStore.MOST_ROWS; i++) {
      store.rejected(row(i));
    }
    assertThat(store.rejectedRows()).hasSize(LedgerStore.MOST_ROWS).first().isEqualTo(row(0));
    store.rejected(row(LedgerStore.MOST_ROWS));
    assertThat(store.rejectedCount()).isEqualTo(LedgerStore.MOST_ROWS + 1);
    assertThat(store.rejectedRows()).hasSize(LedgerStore.MOST_ROWS).first().isEqualTo(row(1));
    assertThat(store.rejectedByTable()).containsEntry("t", LedgerStore.MOST_ROWS + 1L);
    assertThat(store.lateCount()).isZero();
  }

  private static RejectedRow row(int line) {
    return new RejectedRow("t", "file", line, "f", "reason", "text");
  }
}
