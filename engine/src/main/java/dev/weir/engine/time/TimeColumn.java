package dev.weir.engine.time;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;

/** A time attribute, in milliseconds. */
public record TimeColumn(int column, String name) {

  /** The times of the rows. Fails on NULL. */
  public long[] of(Batch batch) {
    LongColumn times = batch.longs(column);
    for (int i = 0; times.nulls().any() && i < batch.size(); i++) {
      if (times.isNull(i)) {
        throw isNull(name, "Filter");
      }
    }
    return times.values;
  }

  /** The error for a row without a time; its hint begins with {@code filter}. */
  public static WeirException isNull(String name, String filter) {
    return new WeirException(
            ErrorCode.MALFORMED_ROW, "time column \"" + name + "\" is NULL in a row")
        .withHint(
            filter
                + " with WHERE "
                + name
                + " IS NOT NULL, or replace NULL in the column's expression.");
  }
}
