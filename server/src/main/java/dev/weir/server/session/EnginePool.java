package dev.weir.server.session;

import dev.weir.connector.Connectors;
import dev.weir.engine.Engine;
import dev.weir.engine.EngineConfig;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** An engine for each way that jobs of the session were told to run; made when first needed. */
final class EnginePool implements AutoCloseable {
  private final Connectors connectors;
  private final InstantSource clock;
  private final Map<EngineConfig, Engine> engines = new HashMap<>();

  EnginePool(Connectors connectors, InstantSource clock) {
    this.connectors = connectors;
    this.clock = clock;
  }

  synchronized Engine engine(EngineConfig config) {
    return engines.computeIfAbsent(config, c -> new Engine(c, connectors, clock));
  }

  @Override
  public synchronized void close() {
    engines.values().forEach(Engine::close);
    engines.clear();
  }
}
