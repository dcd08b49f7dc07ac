package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.batch.Nulls;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.Selection;
import java.util.List;

/** Looks up the keys of a batch's rows, of those that can meet another row at all. */
final class KeyLookup {
  private final KeyTable keys;

  /** The keys, by their place, of which a NULL equals another. */
  private final List<Integer> nullSafe;

  private final Selection keyed = new Selection();
  private long[] hashes = {};

  KeyLookup(KeyTable keys, List<Integer> nullSafe) {
    this.keys = keys;
    this.nullSafe = nullSafe;
  }

  /**
   * The rows whose key has no NULL that forbids a match, ascending, with their key; valid until the
   * next call.
   */
  Selection find(Batch batch, int[] columns) {
    int size = batch.size();
    if (hashes.length < size) {
      hashes = new long[size];
    }
    KeyHash.hash(batch, columns, hashes);
    keyed.all(size);
    for (int i = 0; i < columns.length; i++) {
      if (!nullSafe.contains(i)) {
        dropNulls(batch.column(columns[i]).nulls());
      }
    }
    keys.lookup(batch, columns, hashes, keyed);
    return keyed;
  }

  private void dropNulls(Nulls nulls) {
    if (!nulls.any()) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < keyed.count; i++) {
      if (!nulls.isNull(keyed.rows[i])) {
        keyed.rows[kept++] = keyed.rows[i];
      }
    }
    keyed.count = kept;
  }
}
