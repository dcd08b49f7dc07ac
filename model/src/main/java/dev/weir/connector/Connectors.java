package dev.weir.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connectors at hand. */
public interface Connectors {
  /** The connector of this name, or null. */
  @Nullable Connector find(String name);

  /** All names, sorted. */
  List<String> names();
}
