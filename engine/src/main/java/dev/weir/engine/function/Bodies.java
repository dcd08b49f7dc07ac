package dev.weir.engine.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which body computes which function of the catalogue, for arguments of which layouts. */
public final class Bodies {
  private static final Map<String, List<Body>> BY_NAME = index();

  private Bodies() {}

  /** The body for arguments of these letters (see {@link Body}), or null. */
  public static @Nullable Body find(String name, String arguments) {
    for (Body body : BY_NAME.getOrDefault(name, List.of())) {
      if (body.accepts(arguments)) {
        return body;
      }
    }
    return null;
  }

  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  private static Map<String, List<Body>> index() {
    Map<String, List<Body>> bodies = new LinkedHashMap<>();
    return bodies;
  }

  /** Adds the body to those of the name. */
  static void add(Map<String, List<Body>> bodies, String name, Body body) {
    bodies.computeIfAbsent(name, n -> new ArrayList<>()).add(body);
  }
}
