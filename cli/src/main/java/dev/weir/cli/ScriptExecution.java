package dev.weir.cli;

import dev.weir.cli.output.OutputChannel;
import dev.weir.cli.output.ResultPrinter;
import dev.weir.engine.Job;
import dev.weir.engine.RowReceiver;
import dev.weir.error.WeirException;
import dev.weir.server.session.JobFailure;
import dev.weir.server.session.ProgressMeter;
import dev.weir.server.session.ResultShape;
import dev.weir.server.session.Results;
import dev.weir.server.session.ScriptRun;
import dev.weir.server.session.Session;
import dev.weir.sql.Statement.Listing;
import org.jspecify.annotations.Nullable;

/** Runs a script to the end of all that it started, and prints its results. */
final class ScriptExecution {
  private final Console console;
  private final Session session;
  private final @Nullable ProgressLine progress;
  private final OutputChannel channel;
  private final ResultPrinter printer;

  private ScriptExecution(Console console, ScriptOptions options, ResultOptions results) {
    this.console = console;
    this.session = new Session(options.setup(false));
    ProgressLine line =
        console.terminals().err()
            ? new ProgressLine(console.err(), new ProgressMeter(session)::now)
            : null;
    this.progress = line;
    this.channel = new OutputChannel(console.out(), line == null ? () -> {} : line::hide);
    this.printer = new ResultPrinter(channel, results.format(console), results.finalRowsOnly);
  }

  static int run(Console console, ScriptFile script, ScriptOptions options, ResultOptions results)
      throws InterruptedException, ScriptError {
    return new ScriptExecution(console, options, results).run(script);
  }

  private int run(ScriptFile script) throws InterruptedException, ScriptError {
    Thread stopper = Thread.ofPlatform().name("weir-stop").unstarted(this::stop);
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      ScriptRun run = session.begin(new Printing());
      channel.onClosed(() -> Thread.startVirtualThread(() -> cancelAll(run)));
      run.execute(script.text());
      run.finish();
      session.awaitJobs();
      channel.flush();
      tellWhatDidNotCount();
    } catch (WeirException e) {
      throw new ScriptError(e, script);
    } catch (JobFailure e) {
      if (!channel.closed()) {
        throw new ScriptError(e.error(), script, ExitCode.FAILED);
      }
    } finally {
      finish(stopper);
    }
    return ExitCode.DONE;
  }

  private void finish(Thread stopper) {
    if (progress != null) {
      progress.close();
    }
    channel.flush();
    session.close();
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      // The process is being stopped: the hook runs already.
      return;
    }
  }

  /** On Ctrl-C: what has been counted is printed, the rest is let go. */
  private void stop() {
    if (progress != null) {
      progress.close();
    }
    channel.flush();
  }

  private void cancelAll(ScriptRun run) {
    run.cancel();
    session.jobs().forEach(Job::cancel);
  }

  private void tellWhatDidNotCount() {
    new LedgerNotice(session.ledger()).lines().forEach(this::tell);
  }

  private void tell(String text) {
    if (progress != null) {
      progress.hide();
    }
    console.err().println(text);
  }

  /** Prints what statements answer. */
  private final class Printing implements Results {
    @Override
    public RowReceiver query(ResultShape shape) {
      return printer.query(shape);
    }

    @Override
    public void listing(Listing listing) {
      printer.listing(listing);
    }

    @Override
    public void note(String text) {
      tell(text);
    }
  }
}
