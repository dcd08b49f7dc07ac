package dev.weir.flink.submit;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;

/** The ids of Flink's jobs. */
final class JobId {
  private JobId() {}

  /** Refuses a text that is none, of which Flink would say something else each time. */
  static void check(String text) {
    if (!text.matches("[0-9a-f]{32}")) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "\"" + text + "\" is no id of a job: it has 32 hex digits");
    }
  }
}
