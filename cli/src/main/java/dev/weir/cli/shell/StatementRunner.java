package dev.weir.cli.shell;

/** Runs what was typed. */
public interface StatementRunner {
  /** Runs complete statements and reports what is wrong with them; returns at their end. */
  void run(String statements);

  /** Stops what {@link #run} runs at the moment; called on another thread. */
  void cancel();
}
