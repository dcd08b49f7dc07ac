package dev.weir.connectors;

import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connectors that the service loader finds on the class path.
 *
 * <p>Starting up must not pay for connectors that a program doesn't use. So a class is loaded only
 * when asked for by a name that its package ends with, as those of this module do ({@code
 * dev.weir.connectors.print} holds {@code print}), or when no package fits the name.
 */
public final class ServiceConnectors implements Connectors {
  private final ServiceLoader<Connector> loader = ServiceLoader.load(Connector.class);
  private final Map<String, Connector> found = new ConcurrentHashMap<>();
  private final Map<String, Connector> extra;

  public ServiceConnectors() {
    this(List.of());
  }

  /** Further connectors, made by hand, go before those of the same name that are found. */
  public ServiceConnectors(List<Connector> extra) {
    this.extra = new ConcurrentHashMap<>();
    extra.forEach(c -> this.extra.put(c.name(), c));
  }

  @Override
  public @Nullable Connector find(String name) {
    Connector given = extra.get(name);
    if (given != null) {
      return given;
    }
    Connector known = found.get(name);
    return known != null ? known : load(name);
  }

  @Override
  public synchronized List<String> names() {
    loader.stream().forEach(provider -> keep(provider.get()));
    return Stream.concat(extra.keySet().stream(), found.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private synchronized @Nullable Connector load(String name) {
    String ending = "." + name.toLowerCase(Locale.ROOT).replace("-", "");
    loader.stream()
        .filter(provider -> provider.type().getPackageName().endsWith(ending))
        .forEach(provider -> keep(provider.get()));
    if (!found.containsKey(name)) {
      loader.stream().forEach(provider -> keep(provider.get()));
    }
    return found.get(name);
  }

  private void keep(Connector connector) {
    found.putIfAbsent(connector.name(), connector);
  }
}
