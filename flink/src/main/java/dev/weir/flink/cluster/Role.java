package dev.weir.flink.cluster;

import java.util.List;
import java.util.Locale;

/** The processes of a cluster, in the order in which they start. */
enum Role {
  JOBMANAGER("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "400m"),
  TASKMANAGER("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "728m"),
  GATEWAY("org.apache.flink.table.gateway.SqlGateway", "600m");

  private final String mainClass;
  private final String heap;

  Role(String mainClass, String heap) {
    this.mainClass = mainClass;
    this.heap = heap;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mainClass() {
    return mainClass;
  }

  String heap() {
    return heap;
  }

  boolean takesConfigFolder() {
    return this != GATEWAY;
  }

  List<String> options() {
    return this == TASKMANAGER ? List.of("-XX:MaxDirectMemorySize=320m") : List.of();
  }
}
