package dev.weir.cli;

import dev.weir.cli.output.OutputChannel;
import dev.weir.cli.output.OutputFormat;
import dev.weir.cli.output.ResultPrinter;
import dev.weir.engine.RowReceiver;
import dev.weir.error.WeirException;
import dev.weir.server.session.ResultShape;
import dev.weir.server.session.Results;
import dev.weir.server.session.Session;
import dev.weir.sql.Statement.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir explain FILE.sql}. */
@Command(
    name = "explain",
    description = "Print the plan of each query of a script, without running anything.")
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The script; - reads standard input.")
  String file = "";

  @Mixin final ScriptOptions script = new ScriptOptions();
  @Mixin final CommonOptions common = new CommonOptions();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ScriptError {
    ScriptFile text = ScriptFile.read(file, script.variables, console);
    OutputChannel channel = new OutputChannel(console.out(), () -> {});
    try (Session session = new Session(script.setup(false))) {
      session.explain(
          text.text(), new Plans(new ResultPrinter(channel, OutputFormat.table, false)));
    } catch (WeirException e) {
      throw new ScriptError(e, text);
    } finally {
      channel.flush();
    }
    return ExitCode.DONE;
  }

  /** Prints plans. */
  private final class Plans implements Results {
    private final ResultPrinter printer;

    Plans(ResultPrinter printer) {
      this.printer = printer;
    }

    @Override
    public RowReceiver query(ResultShape shape) {
      return RowReceiver.NONE;
    }

    @Override
    public void listing(Listing listing) {
      printer.listing(listing);
    }

    @Override
    public void note(String text) {
      console.err().println(text);
    }
  }
}
