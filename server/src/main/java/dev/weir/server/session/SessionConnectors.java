package dev.weir.server.session;

import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connectors at hand and the session's own, which no list of names shows. */
final class SessionConnectors implements Connectors {
  private final Connectors given;
  private final Map<String, Connector> own;

  SessionConnectors(Connectors given, List<Connector> own) {
    this.given = given;
    this.own = own.stream().collect(Collectors.toMap(Connector::name, Function.identity()));
  }

  @Override
  public @Nullable Connector find(String name) {
    Connector found = own.get(name);
    return found != null ? found : given.find(name);
  }

  @Override
  public List<String> names() {
    return given.names();
  }
}
