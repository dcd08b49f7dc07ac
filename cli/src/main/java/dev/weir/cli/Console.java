package dev.weir.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command reads and writes: standard streams, which of them are terminals ({@code in},
 * {@code out}, {@code err}), and the environment.
 */
record Console(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Terminals terminals,
    Map<String, String> environment) {

  /** Which streams a person sits at. */
  record Terminals(boolean in, boolean out, boolean err) {

    /** Reads what the launcher found out: the words {@code in}, {@code out} and {@code err}. */
    static Terminals of(String words) {
      return new Terminals(words.contains("in"), words.contains("out"), words.contains("err"));
    }
  }
}
