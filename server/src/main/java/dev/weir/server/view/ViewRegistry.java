package dev.weir.server.view;

import dev.weir.catalog.ObjectName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The views that run, by name. Thread-safe. */
public final class ViewRegistry {
  private final Map<ObjectName, RunningView> views = new ConcurrentHashMap<>();

  public void add(RunningView view) {
    views.put(view.name(), view);
  }

  public @Nullable RunningView remove(ObjectName name) {
    return views.remove(name);
  }

  public @Nullable RunningView find(ObjectName name) {
    return views.get(name);
  }

  /** The view that prints as this name, or null. */
  public @Nullable RunningView find(String name) {
    return views.values().stream()
        .filter(view -> view.name().toString().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** All views, sorted by name. */
  public List<RunningView> all() {
    return views.values().stream()
        .sorted(Comparator.comparing(view -> view.name().toString()))
        .toList();
  }
}
