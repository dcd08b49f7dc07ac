package dev.weir.cli;

import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The connectors on the class path. To look for more of them opens one jar after the other, which
 * takes longer than a small query: it ends as soon as one is found.
 */
final class FoundConnectors implements Connectors {
  private final Map<String, Connector> byName = new TreeMap<>();
  private final Iterator<Connector> further = ServiceLoader.load(Connector.class).iterator();

  @Override
  public synchronized @Nullable Connector find(String name) {
    while (!byName.containsKey(name) && further.hasNext()) {
      keepNext();
    }
    return byName.get(name);
  }

  @Override
  public synchronized List<String> names() {
    while (further.hasNext()) {
      keepNext();
    }
    return List.copyOf(byName.keySet());
  }

  private void keepNext() {
    Connector connector = further.next();
    byName.putIfAbsent(connector.name(), connector);
  }
}
