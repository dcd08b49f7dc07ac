package dev.weir.cli;

import dev.weir.error.WeirException;

/** An error in a script, with the script that its position points into. */
final class ScriptError extends Exception {
  private final WeirException error;
  private final transient ScriptFile script;
  private final int exitCode;

  ScriptError(WeirException error, ScriptFile script) {
    this(error, script, ExitCode.WRONG);
  }

  ScriptError(WeirException error, ScriptFile script, int exitCode) {
    super(error.text(), error);
    this.error = error;
    this.script = script;
    this.exitCode = exitCode;
  }

  WeirException error() {
    return error;
  }

  ScriptFile script() {
    return script;
  }

  int exitCode() {
    return exitCode;
  }
}
