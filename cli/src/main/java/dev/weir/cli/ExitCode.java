package dev.weir.cli;

/** What the process returns. */
final class ExitCode {
  static final int DONE = 0;

  /** It failed while running. */
  static final int FAILED = 1;

  /** The command or the SQL is wrong. */
  static final int WRONG = 2;

  /** Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
