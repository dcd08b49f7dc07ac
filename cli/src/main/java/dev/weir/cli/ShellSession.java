package dev.weir.cli;

import dev.weir.cli.output.OutputChannel;
import dev.weir.cli.output.ResultPrinter;
import dev.weir.cli.shell.Shell;
import dev.weir.cli.shell.StatementRunner;
import dev.weir.engine.Job;
import dev.weir.engine.RowReceiver;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.JobFailure;
import dev.weir.server.session.ResultShape;
import dev.weir.server.session.Results;
import dev.weir.server.session.ScriptRun;
import dev.weir.server.session.Session;
import dev.weir.sql.Statement.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A session that a person drives from the shell. */
final class ShellSession implements StatementRunner {
  private final Console console;
  private final Session session;
  private final ScriptOptions options;
  private final ErrorReport errors;
  private final OutputChannel channel;
  private final ResultPrinter printer;
  private volatile @Nullable ScriptRun running;

  ShellSession(Console console, ScriptOptions options, ResultOptions results, boolean verbose) {
    this.console = console;
    this.options = options;
    this.session = new Session(options.setup(true));
    this.errors = new ErrorReport(console.err(), verbose);
    this.channel = new OutputChannel(console.out(), () -> {});
    this.printer = new ResultPrinter(channel, results.format(console), results.finalRowsOnly);
  }

  int run() throws IOException {
    try (session) {
      Path history = historyFile(console);
      Files.createDirectories(history.toAbsolutePath().getParent());
      new Shell(this, session.catalog(), history)
          .run("Weir " + VersionCommand.buildVersion() + ". Type help for help.");
    }
    return ExitCode.DONE;
  }

  @Override
  public void run(String statements) {
    ScriptFile script = new ScriptFile(statements, "input");
    try {
      script = ScriptFile.of(statements, "input", options.variables);
      ScriptRun run = session.begin(new Answers());
      running = run;
      run.execute(script.text());
      run.finish();
    } catch (WeirException e) {
      errors.report(new ScriptError(e, script));
    } catch (JobFailure e) {
      channel.flush();
      failed(e, script);
    } catch (ScriptError | RuntimeException | OutOfMemoryError e) {
      errors.report(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running = null;
      channel.flush();
    }
  }

  private void failed(JobFailure failure, ScriptFile script) {
    if (failure.error().code() == ErrorCode.CANCELLED) {
      console.err().println("cancelled");
    } else {
      errors.report(new ScriptError(failure.error(), script));
    }
  }

  @Override
  public void cancel() {
    ScriptRun run = running;
    if (run != null) {
      run.cancel();
    }
  }

  static Path historyFile(Console console) {
    return UserFolders.state(console).resolve("history");
  }

  /** Prints answers, and says that statements without rows are done. */
  private final class Answers implements Results {
    @Override
    public RowReceiver query(ResultShape shape) {
      return printer.query(shape);
    }

    @Override
    public void listing(Listing listing) {
      printer.listing(listing);
    }

    @Override
    public void done(String what) {
      console.err().println(what);
    }

    @Override
    public void note(String text) {
      console.err().println(text);
    }

    @Override
    public void started(Job job) {
      if (!job.name().equals("query")) {
        console.err().println("started: " + job.name());
      }
    }
  }
}
