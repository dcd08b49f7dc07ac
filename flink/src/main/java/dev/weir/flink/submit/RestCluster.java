package dev.weir.flink.submit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.backend.RemoteCluster;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.flink.gateway.Gateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A cluster behind the REST interface of its JobManager. */
public final class RestCluster implements RemoteCluster {
  private final Gateway jobManager;

  public RestCluster(Gateway jobManager) {
    this.jobManager = jobManager;
  }

  @Override
  public List<WeirException> obstacles(String program) {
    throw takesNoPrograms();
  }

  @Override
  public List<SubmittedJob> submit(String program) {
    throw takesNoPrograms();
  }

  @Override
  public List<RemoteJob> jobs() throws InterruptedException {
    List<JsonNode> jobs = new ArrayList<>();
    jobManager.get("/jobs/overview").path("jobs").forEach(jobs::add);
    jobs.sort(
        Comparator.comparingLong((JsonNode job) -> job.path("start-time").asLong()).reversed());
    return jobs.stream()
        .map(job ->
            new RemoteJob(
                job.path("jid").asText(),
                job.path("name").asText(),
                job.path("state").asText(),
                Instant.ofEpochMilli(job.path("start-time").asLong()).toString()))
        .toList();
  }

  @Override
  public void cancel(String job) throws InterruptedException {
    JobId.check(job);
    jobManager.send("PATCH", "/jobs/" + job + "?mode=cancel");
  }

  private static WeirException takesNoPrograms() {
    return new WeirException(
            ErrorCode.UNSUPPORTED, "a program is submitted to a SQL gateway, not to a JobManager")
        .withHint("Give the gateway's address with --gateway.");
  }
}
