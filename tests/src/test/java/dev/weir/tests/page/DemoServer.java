package dev.weir.tests.page;

import dev.weir.connectors.ServiceConnectors;
import dev.weir.engine.RowReceiver;
import dev.weir.server.http.WeirServer;
import dev.weir.server.session.JobFailure;
import dev.weir.server.session.ResultShape;
import dev.weir.server.session.Results;
import dev.weir.server.session.ScriptRun;
import dev.weir.server.session.ScriptVariables;
import dev.weir.server.session.Session;
import dev.weir.server.session.SessionSetup;
import dev.weir.sql.Statement.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server with the scripts of the folder {@code demo}, on a port that is free. */
final class DemoServer implements AutoCloseable {
  private final Session session;
  private final WeirServer server;

  private DemoServer(Session session, WeirServer server) {
    this.session = session;
    this.server = server;
  }

  /** Plays the orders of a folder laid out as {@code demo/data}. */
  static DemoServer start(Path data, String speed)
      throws IOException, InterruptedException, JobFailure {
    Session session =
        new Session(
            new SessionSetup(
                new ServiceConnectors(), InstantSource.system(), 1, ZoneOffset.UTC, true));
    WeirServer server = WeirServer.start(session, "127.0.0.1", 0, "test");
    ScriptVariables variables =
        new ScriptVariables(Map.of("data", data.toString(), "speed", speed));
    ScriptRun run = session.begin(new NoResults());
    for (Path script : scripts()) {
      run.execute(variables.apply(Files.readString(script)));
    }
    run.finish();
    return new DemoServer(session, server);
  }

  String address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
    session.close();
  }

  /** The folder {@code demo} of this repository. */
  static Path folder() {
    Path place = Path.of("").toAbsolutePath();
    while (!Files.exists(place.resolve("demo/01-orders.sql"))) {
      Path parent = place.getParent();
      if (parent == null) {
        throw new IllegalStateException("no folder above this one holds the demo");
      }
      place = parent;
    }
    return place.resolve("demo");
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  /** The scripts of the demo ask for nothing. */
  private static final class NoResults implements Results {
    @Override
    public RowReceiver query(ResultShape shape) {
      throw new IllegalStateException("a script of the demo has a SELECT of its own");
    }

    @Override
    public void listing(Listing listing) {
      throw new IllegalStateException("a script of the demo lists something");
    }
  }
}
