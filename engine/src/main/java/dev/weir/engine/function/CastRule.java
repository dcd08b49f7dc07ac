package dev.weir.engine.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.SqlType;

/** The target of a cast, and whether a value that can't be converted becomes NULL. */
public record CastRule(SqlType from, SqlType to, boolean lenient) {

  /** False for a lenient cast; otherwise fails with the text that is no such value. */
  boolean fail(Object value) {
    if (lenient) {
      return false;
    }
    throw new WeirException(
            ErrorCode.INVALID_CAST, "\"" + value + "\" can't be cast to " + to.name())
        .withHint("TRY_CAST gives NULL instead.");
  }
}
