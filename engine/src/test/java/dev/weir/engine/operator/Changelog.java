package dev.weir.engine.operator;

import dev.weir.batch.RowKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that a changelog leaves; fails on the retraction of a row that is not there. */
public final class Changelog {
  private final Map<List<@Nullable Object>, Integer> rows = new HashMap<>();

  public void apply(List<Change> changes) {
    for (Change change : changes) {
      int before = rows.getOrDefault(change.values(), 0);
      int after = before + (RowKind.retracts(change.kind()) ? -1 : 1);
      if (after < 0) {
        throw new AssertionError(change + " takes back a row that is not there");
      }
      if (after == 0) {
        rows.remove(change.values());
      } else {
        rows.put(change.values(), after);
      }
    }
  }

  /** How often each row is there. */
  public Map<List<@Nullable Object>, Integer> rows() {
    return rows;
  }
}
