package dev.weir.backend;

import java.net.URI;
import java.nio.file.Path;

/** Another engine that runs the same programs. Found by {@code ServiceLoader}; stateless. */
public interface Backend {
  /** What the engine calls itself, with its version. */
  String name();

  /**
   * A session on this machine's own cluster. A cluster that is up already is used, else one is
   * started, which stays up.
   */
  StatementRunner openLocal(LocalSetup setup) throws InterruptedException;

  /** Ends this machine's own cluster; false if there was none. */
  boolean stopLocal(Path stateFolder) throws InterruptedException;

  /** Runs a program on both sides and tells the listener statement by statement. */
  void compare(
      Program program, StatementRunner here, StatementRunner there, ComparisonListener listener)
      throws InterruptedException;

  /** What came out of a query that both sides have answered. */
  Verdict judge(String statement, Answer here, Answer there);

  /** A cluster whose SQL gateway answers at the address. */
  RemoteCluster gateway(URI address);

  /** A cluster of which only the interface for jobs can be reached: it takes no programs. */
  RemoteCluster rest(URI address);
}
