package dev.weir.cli;

import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connectors on the class path. */
final class FoundConnectors implements Connectors {
  private final Map<String, Connector> byName = new TreeMap<>();

  FoundConnectors() {
    for (Connector connector : ServiceLoader.load(Connector.class)) {
      byName.put(connector.name(), connector);
    }
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
