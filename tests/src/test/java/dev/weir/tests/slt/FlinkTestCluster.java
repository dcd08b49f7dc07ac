package dev.weir.tests.slt;

import dev.weir.backend.Backend;
import dev.weir.backend.LocalSetup;
import dev.weir.backend.RemoteCluster;
import dev.weir.backend.StatementRunner;
import dev.weir.cli.parity.WeirSide;
import dev.weir.connectors.ServiceConnectors;
import dev.weir.server.session.SessionSetup;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * A Flink for tests, which ends with them. With {@code -Dparity.keep=true} it stays up for the next
 * run; {@code -Dparity.state} is its folder, {@code FLINK_HOME} its jars instead of those that the
 * build has put beside the module.
 */
final class FlinkTestCluster {
  private static final Path STATE = Path.of(System.getProperty("parity.state", "target/flink"));
  private static final boolean KEEP = Boolean.getBoolean("parity.keep");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Backend backend = ServiceLoader.load(Backend.class).findFirst().orElseThrow();

  Backend backend() {
    return backend;
  }

  /** A session; the first one waits for Flink to start. */
  StatementRunner open() throws InterruptedException {
    String home = System.getenv("FLINK_HOME");
    Path jars = home == null ? null : Path.of(home);
    return backend.openLocal(new LocalSetup(STATE, jars, 1, LIMIT, System.out::println));
  }

  /** The same Flink as a cluster that programs are handed to; it has to be up. */
  RemoteCluster cluster() throws IOException {
    Properties state = new Properties();
    try (Reader reader = Files.newBufferedReader(STATE.resolve("cluster.properties"))) {
      state.load(reader);
    }
    return backend.gateway(URI.create("http://localhost:" + state.getProperty("gateway")));
  }

  /** Weir's side of a comparison. */
  static StatementRunner weir() {
    return new WeirSide(
        new SessionSetup(
            new ServiceConnectors(List.of()), InstantSource.system(), 1, ZoneOffset.UTC, false));
  }

  void stop() throws InterruptedException {
    if (!KEEP) {
      backend.stopLocal(STATE);
    }
  }
}
