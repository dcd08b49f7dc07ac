package dev.weir.flink.cluster;

import java.util.Locale;

/** The processes of a cluster, in the order in which they start. */
enum Role {
  JOBMANAGER("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"),
  TASKMANAGER("org.apache.flink.runtime.taskexecutor.TaskManagerRunner"),
  GATEWAY("org.apache.flink.table.gateway.SqlGateway");

  private final String mainClass;

  Role(String mainClass) {
    this.mainClass = mainClass;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mainClass() {
    return mainClass;
  }

  boolean takesConfigFolder() {
    return this != GATEWAY;
  }
}
