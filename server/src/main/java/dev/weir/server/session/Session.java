package dev.weir.server.session;

import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connectors;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSpec;
import dev.weir.engine.RowReceiver;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.Collect;
import dev.weir.plan.Materialize;
import dev.weir.plan.PlanRoot;
import dev.weir.server.ledger.LedgerConnector;
import dev.weir.server.ledger.LedgerStore;
import dev.weir.server.view.RunningView;
import dev.weir.server.view.ViewConnector;
import dev.weir.server.view.ViewRegistry;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.Statement;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.explain.StateGrowth;
import dev.weir.sql.script.StatementText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where statements are carried out: the catalog, the settings, and the jobs that they started.
 * Thread-safe: several scripts may run at a time, and see the same tables.
 */
public final class Session implements AutoCloseable {
  /** How many jobs that have ended are still listed. */
  static final int MOST_ENDED_JOBS = 1_000;

  /** The length from which on a statement may nest deeply. */
  private static final int LONG_STATEMENT = 1_000;

  /** What asks for rows, and so may be answered from views. */
  private static final Pattern ASKS =
      Pattern.compile("(?is)(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/|\\()*+(?:SELECT|WITH|VALUES)\\b");

  private final SessionSetup setup;
  private final SessionCatalog catalog = new SessionCatalog();
  private final SessionSettings settings;
  private final LedgerStore ledger = new LedgerStore();
  private final ViewRegistry views = new ViewRegistry();
  private final EnginePool engines;
  private final SqlCompiler definitions;
  private final SqlCompiler answers;
  private final List<Job> jobs = new ArrayList<>();
  private final Map<Job, List<String>> growth = new HashMap<>();

  public Session(SessionSetup setup) {
    this.setup = setup;
    this.settings = new SessionSettings(setup);
    Connectors connectors =
        new SessionConnectors(
            setup.connectors(), List.of(new LedgerConnector(ledger), new ViewConnector(views)));
    this.engines = new EnginePool(connectors, setup.clock());
    this.definitions = new SqlCompiler(catalog, connectors, settings.values());
    this.answers =
        new SqlCompiler(new AnswerCatalog(catalog, this::answering), connectors, settings.values());
  }

  /** A run of scripts, whose answers go to {@code results}. */
  public ScriptRun begin(Results results) {
    return new ScriptRun(this, results, true);
  }

  /** A run of scripts that come from elsewhere: they cannot bring code of their own. */
  public ScriptRun beginRemote(Results results) {
    return new ScriptRun(this, results, false);
  }

  /** Explains each query of a script; tables and views of the script are created here. */
  public void explain(String text, Results results) {
    new ScriptExplanation(this, SqlCompiler.split(text), results).run();
  }

  public Catalog catalog() {
    return catalog;
  }

  public LedgerStore ledger() {
    return ledger;
  }

  public ViewRegistry views() {
    return views;
  }

  /** The zone in which results show TIMESTAMP_LTZ. */
  public ZoneId zone() {
    synchronized (this) {
      return settings.zone();
    }
  }

  /** All jobs that run, and those of INSERTs and views that have ended. */
  public List<Job> jobs() {
    synchronized (jobs) {
      return List.copyOf(jobs);
    }
  }

  /** What the state of a listed job grows with for as long as it runs, a line each. */
  public List<String> growth(Job job) {
    synchronized (jobs) {
      return growth.getOrDefault(job, List.of());
    }
  }

  /** Waits for the end of all jobs, or for the first that fails. */
  public void awaitJobs() throws InterruptedException, JobFailure {
    JobWait.awaitAll(this::jobs);
  }

  @Override
  public void close() {
    jobs().forEach(Job::cancel);
    engines.close();
  }

  boolean answersFromRunningViews() {
    return setup.answersFromRunningViews();
  }

  SessionSettings settings() {
    return settings;
  }

  /** Whether the statement asks for rows. */
  static boolean asks(StatementText statement) {
    return ASKS.matcher(statement.text()).lookingAt();
  }

  synchronized Statement compile(StatementText statement) {
    return statement.text().length() < LONG_STATEMENT
        ? compiled(statement)
        : DeepStack.call(() -> compiled(statement));
  }

  private Statement compiled(StatementText statement) {
    if (asks(statement) && !views.all().isEmpty()) {
      try {
        return answers.compile(statement);
      } catch (WeirException e) {
        // Rows of a view have no watermark, so windows over it run its query once more.
        return definitions.compile(statement);
      }
    }
    return definitions.compile(statement);
  }

  /** Runs a change of the catalog or the settings; nothing is compiled meanwhile. */
  synchronized void change(Runnable change) {
    change.run();
  }

  SessionCatalog names() {
    return catalog;
  }

  /** Starts a job over these roots, and makes its views known. */
  Job start(String name, Collection<? extends PlanRoot> roots, RowReceiver receiver)
      throws JobFailure {
    EngineConfig config;
    synchronized (this) {
      config = settings.engineConfig();
    }
    Job job = startJob(config, new JobSpec(name, List.copyOf(roots), receiver, ledger, null));
    synchronized (jobs) {
      jobs.add(job);
      growth.put(
          job, roots.stream().flatMap(root -> StateGrowth.of(root).stream()).distinct().toList());
      forgetOld();
    }
    for (PlanRoot root : roots) {
      if (root instanceof Materialize view) {
        ObjectName viewName = catalog.viewNamed(view.name());
        views.add(new RunningView(viewName, job.view(view.name()), job));
      }
    }
    return job;
  }

  /** Takes a job off the list when its answer has been given. */
  void forget(Job job, Collection<? extends PlanRoot> roots) {
    if (roots.stream().allMatch(Collect.class::isInstance)) {
      synchronized (jobs) {
        jobs.remove(job);
        growth.remove(job);
      }
    }
  }

  /** Stops keeping a view; the job ends when none of its views is left. */
  void dropView(ObjectName name) {
    RunningView dropped = views.remove(name);
    if (dropped != null && views.all().stream().noneMatch(v -> v.job().equals(dropped.job()))) {
      dropped.job().cancel();
    }
  }

  private Job startJob(EngineConfig config, JobSpec spec) throws JobFailure {
    try {
      return DeepStack.call(() -> engines.engine(config).start(spec));
    } catch (WeirException e) {
      throw new JobFailure(e);
    } catch (StackOverflowError e) {
      throw new JobFailure(
          new WeirException(ErrorCode.LIMIT_EXCEEDED, "an expression is nested too deeply", e));
    }
  }

  private void forgetOld() {
    for (int i = 0; jobs.size() > MOST_ENDED_JOBS && i < jobs.size(); ) {
      Job job = jobs.get(i);
      boolean kept =
          job.status() == Job.Status.RUNNING
              || views.all().stream().anyMatch(view -> view.job().equals(job));
      if (kept) {
        i++;
      } else {
        growth.remove(jobs.remove(i));
      }
    }
  }

  private @Nullable RunningView answering(ObjectName name) {
    RunningView view = views.find(name);
    boolean answers = view != null && (setup.answersFromRunningViews() || view.complete());
    return answers ? view : null;
  }
}
