package dev.weir.cli;

import dev.weir.engine.Job;
import dev.weir.engine.RowReceiver;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.http.WeirServer;
import dev.weir.server.session.JobFailure;
import dev.weir.server.session.ResultShape;
import dev.weir.server.session.Results;
import dev.weir.server.session.ScriptRun;
import dev.weir.server.session.Session;
import dev.weir.sql.Statement.Listing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A session with a server in front of it, until it is told to stop. */
final class Service {
  private static final long WATCH_MILLIS = 300;

  private final Console console;
  private final Session session;
  private final AddressOptions address;
  private final Set<Job> reported = new HashSet<>();

  Service(Console console, ScriptOptions options, AddressOptions address) {
    this.console = console;
    this.session = new Session(options.setup(true));
    this.address = address;
  }

  /** Runs the scripts, tells the address, and serves until this thread is interrupted. */
  int run(List<ScriptFile> scripts, Consumer<String> ready)
      throws InterruptedException, ScriptError {
    checkPort();
    try (session;
        WeirServer server =
            WeirServer.start(session, address.host, address.port, VersionCommand.buildVersion())) {
      Thread stopper = Thread.ofPlatform().name("weir-stop").unstarted(() -> stop(server));
      Runtime.getRuntime().addShutdownHook(stopper);
      ScriptRun run = session.begin(new Announcing());
      for (ScriptFile script : scripts) {
        execute(run, script);
      }
      finish(run);
      ready.accept(server.address());
      watch();
    }
    return ExitCode.DONE;
  }

  private void checkPort() {
    if (address.port < 0 || address.port > 65_535) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "port " + address.port + " is not between 0 and 65535");
    }
  }

  private static void execute(ScriptRun run, ScriptFile script)
      throws InterruptedException, ScriptError {
    try {
      run.execute(script.text());
    } catch (WeirException e) {
      throw new ScriptError(e, script);
    } catch (JobFailure e) {
      throw new ScriptError(e.error(), script, ExitCode.FAILED);
    }
  }

  private static void finish(ScriptRun run) throws ScriptError {
    try {
      run.finish();
    } catch (JobFailure e) {
      throw new ScriptError(e.error(), new ScriptFile("", ""), ExitCode.FAILED);
    }
  }

  private void stop(WeirServer server) {
    server.close();
    session.close();
  }

  /** Tells about jobs that fail; the server goes on, so that what is there can be looked at. */
  private void watch() throws InterruptedException {
    while (true) {
      for (Job job : session.jobs()) {
        if (job.status() == Job.Status.FAILED && reported.add(job)) {
          report(job);
        }
      }
      Thread.sleep(WATCH_MILLIS);
    }
  }

  private void report(Job job) throws InterruptedException {
    try {
      job.await();
    } catch (WeirException e) {
      console.err().println("job \"" + job.name() + "\" failed");
      new ErrorReport(console.err(), false).report(e);
    }
  }

  /** What a script may say while the server starts. */
  private final class Announcing implements Results {
    @Override
    public RowReceiver query(ResultShape shape) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "nobody takes the rows of a SELECT in a served script")
          .withHint("Name the query: CREATE MATERIALIZED VIEW name AS SELECT ...");
    }

    @Override
    public void listing(Listing listing) {}

    @Override
    public void note(String text) {
      console.err().println(text);
    }
  }
}
