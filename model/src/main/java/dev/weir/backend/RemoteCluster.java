package dev.weir.backend;

import dev.weir.error.WeirException;
import java.util.List;

/** A cluster of the user's that is up already. */
public interface RemoteCluster {
  /** What the cluster can't run of a program, each with its place; empty if it can run all. */
  List<WeirException> obstacles(String program) throws InterruptedException;

  /** Carries out the program and starts its jobs, which go on without Weir. */
  List<SubmittedJob> submit(String program) throws InterruptedException;

  /** The jobs that the cluster knows, the newest first. */
  List<RemoteJob> jobs() throws InterruptedException;

  /** Cancels a job. */
  void cancel(String job) throws InterruptedException;

  /** A job that a statement of a program has started. */
  record SubmittedJob(int line, String statement, String id) {}

  /** A job as the cluster tells of it. */
  record RemoteJob(String id, String name, String status, String started) {}
}
