package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.state.ColumnComparison;
import dev.weir.engine.state.RowStore;
import dev.weir.expr.SortKey;
import java.util.List;

/** Compares rows of a batch with stored ones by the keys of an ORDER BY. */
public final class RankOrder {
  private final SortKey[] keys;

  public RankOrder(List<SortKey> keys) {
    this.keys = keys.toArray(SortKey[]::new);
  }

  /** Negative if the batch's row comes before the stored one, 0 if they tie. */
  public int compare(Batch batch, int row, RowStore stored, int slot) {
    for (SortKey key : keys) {
      Column incoming = batch.column(key.column());
      Column other = stored.column(key.column());
      int order = compare(key, incoming, row, other, slot);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Whether two stored rows tie. */
  public boolean same(RowStore stored, int a, int b) {
    for (SortKey key : keys) {
      Column column = stored.column(key.column());
      if (!ColumnComparison.same(column, a, column, b)) {
        return false;
      }
    }
    return true;
  }

  private static int compare(SortKey key, Column a, int i, Column b, int j) {
    boolean isNull = a.isNull(i);
    boolean otherIsNull = b.isNull(j);
    if (isNull || otherIsNull) {
      int order = Boolean.compare(otherIsNull, isNull);
      return key.nullsFirst() ? order : -order;
    }
    int order = ColumnComparison.compare(a, i, b, j);
    return key.descending() ? -order : order;
  }
}
