package dev.weir.cli.shell;

import dev.weir.sql.SqlCompiler;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.script.StatementText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/**
 * Reads statements from a person until they leave: a statement ends with a semicolon and may take
 * several lines. Ctrl-C drops the line being typed, or stops the statement that runs.
 */
public final class Shell {
  private static final String PROMPT = "weir> ";
  private static final String MORE = "    > ";
  private static final String HELP =
      """
      Statements end with ";" and may take several lines.
        SHOW TABLES;             what there is
        DESCRIBE name;           its columns
        EXPLAIN SELECT ...;      how a query runs
        help                     this text
        quit, exit, Ctrl-D       leave
      Tab completes keywords and names, the arrow keys bring back earlier statements,
      Ctrl-R searches them, Ctrl-C stops the running statement.
      """;

  private final StatementRunner runner;
  private final Catalog catalog;
  private final Path history;

  /** A shell whose history is kept in the given file. */
  public Shell(StatementRunner runner, Catalog catalog, Path history) {
    this.runner = runner;
    this.catalog = catalog;
    this.history = history;
  }

  /** Talks to the person at the terminal of this process. */
  public void run(String greeting) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().name("weir").system(true).build()) {
      run(terminal, greeting);
    }
  }

  void run(Terminal terminal, String greeting) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("weir")
            .parser(new StatementParser())
            .completer(new NameCompleter(catalog))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
            .variable(LineReader.INDENTATION, 0)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .build();
    terminal.writer().println(greeting);
    terminal.writer().flush();
    while (true) {
      try {
        if (!handle(reader.readLine(PROMPT), terminal)) {
          return;
        }
      } catch (UserInterruptException e) {
        terminal.writer().flush();
      } catch (EndOfFileException e) {
        return;
      }
    }
  }

  /** Carries out a command of the shell or statements. Returns false to leave. */
  private boolean handle(String typed, Terminal terminal) {
    String text = typed.strip();
    String word = text.replaceFirst(";$", "").strip().toLowerCase(Locale.ROOT);
    switch (word) {
      case "" -> {}
      case "quit", "exit", "\\q" -> {
        return false;
      }
      case "help", "\\h", "?" -> {
        terminal.writer().print(HELP);
        terminal.writer().flush();
      }
      default -> run(text, terminal);
    }
    return true;
  }

  private void run(String statements, Terminal terminal) {
    SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> runner.cancel());
    try {
      runner.run(statements);
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
  }

  /** Whether the text is whole: a command of the shell, or statements that all end. */
  static boolean complete(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (List.of("", "quit", "exit", "help", "?", "\\q", "\\h").contains(word)) {
      return true;
    }
    List<StatementText> statements = SqlCompiler.split(text);
    return statements.isEmpty() || statements.getLast().terminated();
  }
}
