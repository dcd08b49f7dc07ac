package dev.weir.flink.function;

/** What errors of Flink's say, on one line. */
final class Reasons {
  private Reasons() {}

  /** The innermost reason that has words, which is the one nearest to the user's code. */
  static String of(Throwable error) {
    String text = error.getMessage();
    for (Throwable at = error; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null && !message.isBlank()) {
        text = at instanceof LinkageError ? at.toString() : message;
      }
    }
    return text == null ? error.toString() : String.join(" ", text.lines().toList()).strip();
  }
}
