package dev.weir.flink.cluster;

import java.util.List;

/**
 * How large the processes of a cluster are: tasks of one operator that can run at a time, memory in
 * megabytes, and the options of their JVMs.
 */
public record ClusterSize(
    int slots,
    int jobManagerHeap,
    int taskHeap,
    int managedMemory,
    int networkMemory,
    List<String> jvmOptions) {
  /** Flink's own part of a TaskManager's heap. */
  private static final int FRAMEWORK_HEAP = 128;

  /** Flink's own part of a TaskManager's memory outside of the heap, and that of the tasks. */
  private static final int OFF_HEAP = 192;

  private static final int GATEWAY_HEAP = 600;

  /** Starts fast and stays small: for questions about answers. */
  public static final ClusterSize COMPARISON =
      new ClusterSize(
          16, 400, 600, 512, 128, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

  /** For questions about speed: the full compiler, the collector of Flink's scripts, 8 GB. */
  public static final ClusterSize BENCHMARK =
      new ClusterSize(16, 1024, 8192, 1024, 256, List.of("-XX:+UseG1GC"));

  public ClusterSize {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** The same size with other options for the JVMs. */
  public ClusterSize withJvmOptions(List<String> options) {
    return new ClusterSize(slots, jobManagerHeap, taskHeap, managedMemory, networkMemory, options);
  }

  /** What the JVM of a process is started with. */
  List<String> options(Role role) {
    return switch (role) {
      case JOBMANAGER -> List.of("-Xmx" + jobManagerHeap + "m");
      case TASKMANAGER ->
          List.of(
              "-Xmx" + (taskHeap + FRAMEWORK_HEAP) + "m",
              "-XX:MaxDirectMemorySize=" + (OFF_HEAP + networkMemory) + "m");
      case GATEWAY -> List.of("-Xmx" + GATEWAY_HEAP + "m");
    };
  }
}
