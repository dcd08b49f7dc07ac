package dev.weir.server.view;

import dev.weir.catalog.ObjectName;
import dev.weir.engine.Job;
import dev.weir.engine.View;

/** A materialized view and the job that keeps it. */
public record RunningView(ObjectName name, View view, Job job) {

  /** Whether the view has all its rows. */
  public boolean complete() {
    return job.status() == Job.Status.FINISHED;
  }
}
