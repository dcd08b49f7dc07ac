package dev.weir.tests.slt;

import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.engine.Engine;
import dev.weir.engine.EngineConfig;
import dev.weir.engine.Job;
import dev.weir.engine.JobSpec;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine for each configuration, kept for all files: threads take longer than small jobs. */
final class SltEngines {
  private final Map<EngineConfig, Engine> engines = new HashMap<>();
  private @Nullable Connectors current;

  /** Starts a job that reads and writes through these connectors. */
  Job start(EngineConfig config, Connectors connectors, JobSpec spec) {
    current = connectors;
    return engines
        .computeIfAbsent(
            config, c -> new Engine(c, new CurrentConnectors(), InstantSource.system()))
        .start(spec);
  }

  /** Those of the job that is being started: an engine asks for connectors only then. */
  private final class CurrentConnectors implements Connectors {
    @Override
    public @Nullable Connector find(String name) {
      return current == null ? null : current.find(name);
    }

    @Override
    public List<String> names() {
      return current == null ? List.of() : current.names();
    }
  }
}
