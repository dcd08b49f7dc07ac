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
        throw new WeirException(
                ErrorCode.MALFORMED_ROW, "time column \"" + name + "\" is NULL in a row")
            .withHint(
                "Filter with WHERE "
                    + name
                    + " IS NOT NULL, or replace NULL in the column's expression.");
      }
    }
    return times.values;
  }
}
