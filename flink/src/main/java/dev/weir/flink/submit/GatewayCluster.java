package dev.weir.flink.submit;

import dev.weir.backend.Answer;
import dev.weir.backend.Answer.Row;
import dev.weir.backend.RemoteCluster;
import dev.weir.backend.StatementRunner;
import dev.weir.error.WeirException;
import dev.weir.flink.gateway.Gateway;
import dev.weir.flink.gateway.GatewaySession;
import dev.weir.sql.SqlCompiler;
import dev.weir.sql.script.StatementText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster behind its SQL gateway. */
public final class GatewayCluster implements RemoteCluster {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String JOB_ID = "job id";

  private final Gateway gateway;

  public GatewayCluster(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public List<WeirException> obstacles(String program) throws InterruptedException {
    try (StatementRunner session = session()) {
      return new ProgramCheck(SqlCompiler.split(program), session).obstacles();
    }
  }

  @Override
  public List<SubmittedJob> submit(String program) throws InterruptedException {
    List<SubmittedJob> jobs = new ArrayList<>();
    try (StatementRunner session = session()) {
      for (StatementText statement : SqlCompiler.split(program)) {
        String job = job(Places.inScript(session, statement, statement.text()));
        if (job != null) {
          jobs.add(new SubmittedJob(statement.line(), statement.text(), job));
        }
      }
    }
    return jobs;
  }

  @Override
  public List<RemoteJob> jobs() throws InterruptedException {
    try (StatementRunner session = session()) {
      return session.run("SHOW JOBS").rows().stream()
          .map(row -> new RemoteJob(cell(row, 0), cell(row, 1), cell(row, 2), cell(row, 3)))
          .toList();
    }
  }

  @Override
  public void cancel(String job) throws InterruptedException {
    JobId.check(job);
    try (StatementRunner session = session()) {
      session.run("STOP JOB '" + job + "'");
    }
  }

  private StatementRunner session() throws InterruptedException {
    return GatewaySession.open(gateway, Map.of(), LIMIT);
  }

  /** The id of the job that a statement has started, or null. */
  private static @Nullable String job(Answer answer) {
    boolean started = !answer.columns().isEmpty() && !answer.rows().isEmpty();
    return started && answer.columns().getFirst().name().equals(JOB_ID)
        ? cell(answer.rows().getFirst(), 0)
        : null;
  }

  private static String cell(Row row, int column) {
    String cell = column < row.cells().size() ? row.cells().get(column) : null;
    return cell == null ? "" : cell;
  }
}
