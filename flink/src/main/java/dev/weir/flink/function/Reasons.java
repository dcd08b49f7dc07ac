package dev.weir.flink.function;

import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;

/** What errors of Flink's say, on one line. */
final class Reasons {
  private Reasons() {}

  /** The innermost reason that has words, which is the one nearest to the user's code. */
  static String of(Throwable error) {
    String text = error.getMessage();
    for (Throwable at = error; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null && !message.isBlank()) {
        text = isFlinks(at) ? message : named(at, message);
      }
    }
    return text == null ? error.toString() : String.join(" ", text.lines().toList()).strip();
  }

  /** Whether the message stands for itself. */
  private static boolean isFlinks(Throwable error) {
    return error instanceof ValidationException || error instanceof TableException;
  }

  private static String named(Throwable error, String message) {
    return error.getClass().getSimpleName() + ": " + message;
  }
}
