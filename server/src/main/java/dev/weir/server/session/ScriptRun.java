package dev.weir.server.session;

import dev.weir.batch.Batch;
import dev.weir.catalog.ObjectName;
import dev.weir.engine.Job;
import dev.weir.engine.RowReceiver;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.Collect;
import dev.weir.plan.Materialize;
import dev.weir.plan.PlanNode;
import dev.weir.plan.PlanRoot;
import dev.weir.plan.Scan;
import dev.weir.plan.Sink;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.Statement;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of one or more scripts. Materialized views and INSERTs are put off and start together, as
 * one job that reads each input once: at the next SELECT, at an INSERT that reads what they write,
 * or at the end of the run. A SELECT runs to its end before the next statement.
 */
public final class ScriptRun {
  /** How many of its parts a job is named after. */
  private static final int MOST_NAMES = 3;

  private final Session session;
  private final Results results;
  private final boolean mayAddCode;
  private final List<PlanRoot> pending = new ArrayList<>();
  private volatile @Nullable Job foreground;
  private volatile boolean cancelled;

  ScriptRun(Session session, Results results, boolean mayAddCode) {
    this.session = session;
    this.results = results;
    this.mayAddCode = mayAddCode;
  }

  /**
   * Runs the statements of a script, whose variables have been replaced already. Throws a {@link
   * WeirException} for a statement that is wrong; jobs started before it go on. What was put off
   * waits for more scripts, or for {@link #finish}.
   */
  public void execute(String script) throws InterruptedException, JobFailure {
    for (StatementText text : SqlCompiler.split(script)) {
      if (Session.asks(text)) {
        startBeforeQuestion();
      }
      carryOut(session.compile(text));
    }
  }

  /** Starts what was put off. */
  public void finish() throws JobFailure {
    startPending();
  }

  /** Cancels the SELECT or INSERT that is being waited for, from any thread. */
  public void cancel() {
    cancelled = true;
    Job job = foreground;
    if (job != null) {
      job.cancel();
    }
  }

  private void carryOut(Statement statement) throws InterruptedException, JobFailure {
    switch (statement) {
      case Statement.Definition definition -> define(definition);
      case Statement.CreateTableAs create -> createAs(create);
      case Statement.CreateMaterialized create -> createMaterialized(create);
      case Statement.Drop drop -> drop(drop);
      case Statement.Insert insert -> insert(insert);
      case Statement.Query query -> query(query);
      case Statement.Listing listing -> results.listing(listing);
      case Statement.SetOption set -> set(set);
      case Statement.ResetOption reset ->
          session.change(() -> session.settings().reset(reset.key()));
    }
  }

  private void define(Statement.Definition definition) {
    if (definition instanceof Statement.ChangeFunctions && !mayAddCode) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "functions and jars cannot be changed over HTTP")
          .withHint("Put the statement into the script that the server starts with.");
    }
    if (definition instanceof Statement.ChangeNamespaces namespaces) {
      namespaces.dropped().forEach(this::forget);
    }
    session.change(() -> results.done(definition.apply(session.names())));
  }

  /** CREATE TABLE AS: the table, then the INSERT that fills it. */
  private void createAs(Statement.CreateTableAs create) throws InterruptedException, JobFailure {
    ObjectName name = create.table().name();
    if (create.replaces() && session.names().holds(name)) {
      forget(name);
    }
    if (isNew(name, create.ifNotExists())) {
      session.change(() -> session.names().add(create.table()));
      results.done("table \"" + name + "\" created");
      insert(new Statement.Insert(List.of(create.filling())));
    }
  }

  private void createMaterialized(Statement.CreateMaterialized create) {
    ObjectName name = create.view().name();
    if (create.replaces() && session.names().holds(name)) {
      forget(name);
    }
    if (isNew(name, create.ifNotExists())) {
      session.change(() -> session.names().add(create.view()));
      pending.add(new Materialize(create.query(), name.toString(), create.key()));
      results.done("materialized view \"" + name + "\" created");
    }
  }

  private boolean isNew(ObjectName name, boolean ifNotExists) {
    if (!session.names().holds(name)) {
      return true;
    }
    if (!ifNotExists) {
      throw new WeirException(ErrorCode.DUPLICATE_OBJECT, "\"" + name + "\" already exists");
    }
    results.done("\"" + name + "\" already exists");
    return false;
  }

  private void drop(Statement.Drop drop) {
    ObjectName name = drop.name();
    if (!session.names().holds(name)) {
      if (!drop.ifExists()) {
        throw new WeirException(ErrorCode.UNKNOWN_TABLE, "\"" + name + "\" does not exist");
      }
      results.done("\"" + name + "\" does not exist");
      return;
    }
    forget(name);
    results.done("\"" + name + "\" dropped");
  }

  /** Takes a name out of the catalog, and stops what keeps it up to date. */
  private void forget(ObjectName name) {
    session.change(() -> session.names().remove(name));
    pending.removeIf(root -> root instanceof Materialize m && m.name().equals(name.toString()));
    session.dropView(name);
  }

  private void set(Statement.SetOption set) {
    session.change(() -> {
      String note = session.settings().set(set.key(), set.value());
      if (note != null) {
        results.note(note);
      }
    });
  }

  private void insert(Statement.Insert insert) throws InterruptedException, JobFailure {
    Set<ObjectName> written =
        pending.stream()
            .filter(Sink.class::isInstance)
            .map(Sink.class::cast)
            .map(sink -> sink.table().name())
            .collect(Collectors.toSet());
    // what overwrites comes after all before it, and before all after it
    boolean overwrites =
        insert.sinks().stream().anyMatch(sink -> sink.mode() == Sink.Mode.OVERWRITE);
    if (overwrites || insert.sinks().stream().anyMatch(sink -> reads(sink, written))) {
      runPending();
    }
    pending.addAll(insert.sinks());
    if (overwrites || session.settings().insertsOneByOne()) {
      runPending();
    }
  }

  private static boolean reads(PlanNode node, Set<ObjectName> tables) {
    return (node instanceof Scan scan && tables.contains(scan.table().name()))
        || node.inputs().stream().anyMatch(input -> reads(input, tables));
  }

  /**
   * A SELECT sees what the INSERTs before it wrote. On a server it also sees the views before it as
   * they are; elsewhere their queries become part of its job.
   */
  private void startBeforeQuestion() throws InterruptedException, JobFailure {
    if (pending.stream().anyMatch(Sink.class::isInstance)) {
      runPending();
    } else if (session.answersFromRunningViews()) {
      startPending();
    }
  }

  private void query(Statement.Query query) throws InterruptedException, JobFailure {
    SessionSettings settings = session.settings();
    PlanNode plan = query.plan();
    ResultShape shape =
        new ResultShape(
            plan.schema(),
            plan.insertOnly(),
            settings.finalRowsOnly(),
            plan.bounded(),
            settings.zone());
    EndNotice receiver = new EndNotice(results.query(shape));
    List<PlanRoot> roots = new ArrayList<>(pending);
    pending.clear();
    roots.add(new Collect(plan));
    Job job = start("query", roots, receiver);
    try {
      if (roots.stream().allMatch(PlanRoot::bounded)) {
        JobWait.await(job);
      } else {
        JobWait.awaitRows(job, receiver.ended);
      }
    } finally {
      release(job, roots);
    }
  }

  private void startPending() throws JobFailure {
    if (!pending.isEmpty()) {
      start(List.copyOf(pending));
      foreground = null;
    }
  }

  /** Starts what is pending and waits for it if it ends by itself. */
  private void runPending() throws InterruptedException, JobFailure {
    if (pending.isEmpty()) {
      return;
    }
    List<PlanRoot> roots = List.copyOf(pending);
    Job job = start(roots);
    if (roots.stream().allMatch(PlanRoot::bounded)) {
      JobWait.await(job);
    }
    foreground = null;
  }

  private Job start(List<PlanRoot> roots) throws JobFailure {
    pending.clear();
    return start(session.settings().jobName(describe(roots)), roots, RowReceiver.NONE);
  }

  private Job start(String name, List<PlanRoot> roots, RowReceiver receiver) throws JobFailure {
    if (cancelled) {
      throw new JobFailure(new WeirException(ErrorCode.CANCELLED, "cancelled"));
    }
    Job job = session.start(name, roots, receiver);
    foreground = job;
    if (cancelled) {
      job.cancel();
    }
    results.started(job);
    session.growth(job).forEach(results::note);
    return job;
  }

  private void release(Job job, List<PlanRoot> roots) {
    foreground = null;
    boolean alone = roots.size() == 1;
    if (alone && job.status() == Job.Status.RUNNING) {
      job.cancel();
    }
    session.forget(job, roots);
  }

  private static String describe(List<PlanRoot> roots) {
    List<String> names = roots.stream().map(ScriptRun::describe).distinct().toList();
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String describe(PlanRoot root) {
    return switch (root) {
      case Sink sink -> "insert into " + sink.table().name();
      case Materialize view -> view.name();
      case Collect query -> "query";
    };
  }

  /** Hands rows on, and tells when they end. */
  private static final class EndNotice implements RowReceiver {
    private final RowReceiver receiver;
    private final CountDownLatch ended = new CountDownLatch(1);

    EndNotice(RowReceiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void rows(Batch batch) {
      receiver.rows(batch);
    }

    @Override
    public void end() {
      receiver.end();
      ended.countDown();
    }
  }
}
