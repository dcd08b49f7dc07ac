package dev.weir.cli;

import dev.weir.error.ErrorCode;
import dev.weir.error.ErrorText;
import dev.weir.error.WeirException;
import java.io.PrintStream;

/** Tells the user about an error, without a stack trace unless that was asked for. */
final class ErrorReport {
  private final PrintStream err;
  private final boolean verbose;

  ErrorReport(PrintStream err, boolean verbose) {
    this.err = err;
    this.verbose = verbose;
  }

  /** Reports an error and returns the exit code for it. */
  int report(Throwable failure) {
    int code = print(failure);
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  private int print(Throwable failure) {
    return switch (failure) {
      case ScriptError e -> {
        err.println(ErrorText.render(e.error(), e.script().text(), e.script().origin()));
        yield e.exitCode();
      }
      case WeirException e -> {
        err.println(ErrorText.render(e, "", ""));
        yield exitCode(e);
      }
      case OutOfMemoryError e -> {
        err.println("error: out of memory");
        err.println("hint: Give Weir more with WEIR_JAVA_OPTS=-Xmx4g.");
        yield ExitCode.FAILED;
      }
      case InterruptedException e -> {
        err.println("cancelled");
        yield ExitCode.INTERRUPTED;
      }
      default -> {
        err.println("error: internal error: " + failure);
        if (!verbose) {
          err.println("hint: Run it again with --verbose to see where.");
        }
        yield ExitCode.FAILED;
      }
    };
  }

  private static int exitCode(WeirException e) {
    boolean users = e.code().kind() == ErrorCode.Kind.USER && e.code() != ErrorCode.CANCELLED;
    boolean noScript = e.code() == ErrorCode.MISSING_FILE;
    return users || noScript ? ExitCode.WRONG : ExitCode.FAILED;
  }
}
