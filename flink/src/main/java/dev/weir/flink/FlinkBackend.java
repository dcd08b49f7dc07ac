package dev.weir.flink;

import dev.weir.backend.Answer;
import dev.weir.backend.Backend;
import dev.weir.backend.ComparisonListener;
import dev.weir.backend.LocalSetup;
import dev.weir.backend.Program;
import dev.weir.backend.RemoteCluster;
import dev.weir.backend.StatementRunner;
import dev.weir.backend.Verdict;
import dev.weir.flink.cluster.LocalCluster;
import dev.weir.flink.comparison.AnswerComparison;
import dev.weir.flink.comparison.FlinkSide;
import dev.weir.flink.comparison.ProgramComparison;
import dev.weir.flink.gateway.Gateway;
import dev.weir.flink.gateway.GatewaySession;
import dev.weir.flink.submit.GatewayCluster;
import dev.weir.flink.submit.RestCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Apache Flink. */
public final class FlinkBackend implements Backend {
  /** The release whose answers are Weir's. */
  static final String RELEASE = "2.3";

  @Override
  public String name() {
    return "Flink " + RELEASE;
  }

  @Override
  public StatementRunner openLocal(LocalSetup setup) throws InterruptedException {
    Gateway gateway = new Gateway(new LocalCluster(setup.stateFolder()).open(setup));
    return new FlinkSide(
        GatewaySession.open(gateway, settings(setup.parallelism()), setup.limit()));
  }

  @Override
  public boolean stopLocal(Path stateFolder) throws InterruptedException {
    return new LocalCluster(stateFolder).stop();
  }

  @Override
  public void compare(
      Program program, StatementRunner here, StatementRunner there, ComparisonListener listener)
      throws InterruptedException {
    new ProgramComparison(program, here, there, listener).run();
  }

  @Override
  public Verdict judge(String statement, Answer here, Answer there) {
    return AnswerComparison.verdict(statement, here, there);
  }

  @Override
  public RemoteCluster gateway(URI address) {
    return new GatewayCluster(new Gateway(address));
  }

  @Override
  public RemoteCluster rest(URI address) {
    return new RestCluster(new Gateway(address));
  }

  /** What has to be fixed so that answers can be compared. */
  private static Map<String, String> settings(int parallelism) {
    return Map.of(
        "parallelism.default", Integer.toString(parallelism),
        "execution.runtime-mode", "streaming",
        "table.local-time-zone", "UTC",
        "table.dml-sync", "true");
  }
}
