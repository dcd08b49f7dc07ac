package dev.weir.engine.task;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.List;
import java.util.Map;

/** Finds a node's part in a snapshot. */
final class Restored {
  private Restored() {}

  static <T> List<T> of(Map<String, List<T>> parts, String id, String job) {
    List<T> part = parts.get(id);
    if (part == null) {
      throw new WeirException(
              ErrorCode.INVALID_ARGUMENT, "snapshot does not fit job \"" + job + "\": no " + id)
          .withHint("A snapshot can only be restored by the program that it was taken of");
    }
    return part;
  }
}
