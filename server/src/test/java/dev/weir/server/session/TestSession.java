package dev.weir.server.session;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.engine.Job;
import dev.weir.engine.RowReceiver;
import dev.weir.server.json.JsonCells;
import dev.weir.sql.Statement.Listing;
import dev.weir.text.ByteBuilder;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A session with the connectors of the class path, and what its scripts answered. */
public final class TestSession implements AutoCloseable {
  public final Session session;
  public final List<String> rows = Collections.synchronizedList(new ArrayList<>());
  public final List<String> messages = new ArrayList<>();
  public final List<Job> jobs = new ArrayList<>();

  public TestSession() {
    this(false);
  }

  /** A session that answers from views that are still being filled, if told so. */
  public TestSession(boolean serving) {
    session =
        new Session(
            new SessionSetup(
                new OnClassPath(), InstantSource.system(), 2, ZoneOffset.UTC, serving));
  }

  /** Runs a script to the end of its statements. */
  public void run(String script) throws InterruptedException, JobFailure {
    ScriptRun run = session.begin(new Recording());
    run.execute(script);
    run.finish();
  }

  /** Runs a script to the end of all its jobs, and returns its rows, sorted. */
  public List<String> answer(String script) throws InterruptedException, JobFailure {
    rows.clear();
    run(script);
    session.awaitJobs();
    return rows.stream().sorted().toList();
  }

  @Override
  public void close() {
    session.close();
  }

  /** Keeps rows as text. */
  private final class Recording implements Results {
    @Override
    public RowReceiver query(ResultShape shape) {
      JsonCells cells = new JsonCells(shape.schema(), shape.zone());
      return (Batch batch) -> {
        for (int i = 0; i < batch.size(); i++) {
          ByteBuilder row = new ByteBuilder();
          cells.appendValues(batch, i, row);
          rows.add(RowKind.text(batch.kind(i)) + " " + row);
        }
      };
    }

    @Override
    public void listing(Listing listing) {
      listing.rows().forEach(row -> rows.add(String.valueOf(row)));
    }

    @Override
    public void done(String what) {
      messages.add(what);
    }

    @Override
    public void note(String text) {
      messages.add(text);
    }

    @Override
    public void started(Job job) {
      jobs.add(job);
    }
  }

  /** All connectors that are there. */
  private static final class OnClassPath implements Connectors {
    private final Map<String, Connector> byName = new TreeMap<>();

    OnClassPath() {
      ServiceLoader.load(Connector.class).forEach(c -> byName.put(c.name(), c));
    }

    @Override
    public @Nullable Connector find(String name) {
      return byName.get(name);
    }

    @Override
    public List<String> names() {
      return List.copyOf(byName.keySet());
    }
  }
}
