package dev.weir.sql.script;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The session's SET keys. Not thread-safe. */
public final class Settings {
  private final Map<String, String> values = new TreeMap<>();

  public @Nullable String get(String key) {
    return values.get(key);
  }

  public String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  public void set(String key, String value) {
    values.put(key, value);
  }

  public void reset(String key) {
    values.remove(key);
  }

  public void resetAll() {
    values.clear();
  }

  /** All that is set, sorted by key. */
  public Map<String, String> all() {
    return Map.copyOf(values);
  }
}
