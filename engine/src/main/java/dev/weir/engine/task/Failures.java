package dev.weir.engine.task;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;

/** Turns whatever a task threw into the error that its job ends with. */
final class Failures {
  private Failures() {}

  static WeirException explain(String job, Throwable thrown) {
    return switch (thrown) {
      case WeirException known -> known;
      case OutOfMemoryError memory ->
          new WeirException(
              ErrorCode.OUT_OF_MEMORY,
              "job \"" + job + "\" needs more memory than there is",
              thrown);
      default ->
          new WeirException(
              ErrorCode.INTERNAL, "job \"" + job + "\" failed by a defect of Weir", thrown);
    };
  }
}
