package dev.weir.engine.aggregate;

import dev.weir.batch.Column;
import dev.weir.engine.grouped.RowLists;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.BitSet;

/**
 * SINGLE_VALUE: the value of the only row of a group. Several rows are an error, at once or, where
 * they may pass, when they are still there as {@link #settle} is called.
 *
 * <p>They pass where rows change: the row that replaces another one may come by another way, and
 * before it. Until then the newest row counts.
 */
final class SingleValue implements CallResult {
  private final ValueList list;
  private boolean passing;

  /** Groups that may have several rows, unless that is an error at once. */
  private final BitSet doubtful = new BitSet();

  SingleValue(ValueList list) {
    this.list = list;
  }

  /** From now on several rows may pass. */
  void letPass() {
    passing = true;
  }

  /** Several rows may be in these groups, which were restored; -1 for those not wanted. */
  void doubt(int[] groups) {
    for (int group : groups) {
      if (group >= 0) {
        doubtful.set(group);
      }
    }
  }

  /** Refuses groups that have several rows still. */
  void settle() {
    for (int group = doubtful.nextSetBit(0); group >= 0; group = doubtful.nextSetBit(group + 1)) {
      if (several(group)) {
        throw severalRows();
      }
    }
    doubtful.clear();
  }

  @Override
  public void write(int[] groups, int count, Column target, int start) {
    RowLists lists = list.lists;
    for (int i = 0; i < count; i++) {
      int group = groups[i];
      int newest = lists.last(group);
      if (newest == ListResult.NONE) {
        target.nulls().set(start + i);
        continue;
      }
      if (several(group)) {
        if (!passing) {
          throw severalRows();
        }
        doubtful.set(group);
      }
      target.copy(lists.values(0), lists.row(newest), start + i);
    }
  }

  private boolean several(int group) {
    return list.lists.first(group) != list.lists.last(group);
  }

  private static WeirException severalRows() {
    return new WeirException(
        ErrorCode.INVALID_ARGUMENT, "a sub-query that is used as a value has several rows");
  }
}
