package dev.weir.flink.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration that Flink's processes read. */
final class ClusterFiles {
  private ClusterFiles() {}

  static void write(Path folder, Path temporary, Ports ports, ClusterSize size) throws IOException {
    Files.createDirectories(folder);
    Files.createDirectories(temporary);
    Files.writeString(folder.resolve("config.yaml"), config(temporary, ports, size));
    Files.writeString(folder.resolve("log4j2.properties"), LOGGING);
  }

  /** Where the processes answer. */
  record Ports(int rpc, int rest, int gateway) {}

  private static String config(Path temporary, Ports ports, ClusterSize size) {
    return CONFIG
        .replace("${rpc}", Integer.toString(ports.rpc()))
        .replace("${rest}", Integer.toString(ports.rest()))
        .replace("${gateway}", Integer.toString(ports.gateway()))
        .replace("${slots}", Integer.toString(size.slots()))
        .replace("${jobmanager}", Integer.toString(size.jobManagerHeap()))
        .replace("${heap}", Integer.toString(size.taskHeap()))
        .replace("${network}", Integer.toString(size.networkMemory()))
        .replace("${managed}", Integer.toString(size.managedMemory()))
        .replace("${tmp}", temporary.toString().replace("'", "''"));
  }

  // A TaskManager that is started without Flink's scripts wants every size of its memory.
  private static final String CONFIG =
      """
      jobmanager.rpc.address: localhost
      jobmanager.rpc.port: ${rpc}
      jobmanager.bind-host: localhost
      jobmanager.memory.heap.size: ${jobmanager}m
      jobmanager.memory.off-heap.size: 128m
      jobmanager.memory.jvm-metaspace.size: 256m
      jobmanager.memory.jvm-overhead.min: 64m
      jobmanager.memory.jvm-overhead.max: 64m
      rest.address: localhost
      rest.bind-address: localhost
      rest.port: ${rest}
      taskmanager.host: localhost
      taskmanager.bind-host: localhost
      taskmanager.resource-id: weir
      taskmanager.cpu.cores: 2
      taskmanager.numberOfTaskSlots: ${slots}
      taskmanager.memory.task.heap.size: ${heap}m
      taskmanager.memory.task.off-heap.size: 64m
      taskmanager.memory.network.min: ${network}m
      taskmanager.memory.network.max: ${network}m
      taskmanager.memory.managed.size: ${managed}m
      taskmanager.memory.framework.heap.size: 128m
      taskmanager.memory.framework.off-heap.size: 128m
      taskmanager.memory.jvm-metaspace.size: 384m
      taskmanager.memory.jvm-overhead.min: 64m
      taskmanager.memory.jvm-overhead.max: 64m
      execution.target: remote
      restart-strategy.type: none
      sql-gateway.endpoint.rest.address: localhost
      sql-gateway.endpoint.rest.bind-address: localhost
      sql-gateway.endpoint.rest.port: ${gateway}
      io.tmp.dirs: '${tmp}'
      web.tmpdir: '${tmp}'
      blob.storage.directory: '${tmp}'
      web.submit.enable: false
      """;

  private static final String LOGGING =
      """
      rootLogger.level = WARN
      rootLogger.appenderRef.console.ref = console
      appender.console.name = console
      appender.console.type = Console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{HH:mm:ss} %p %c{1} %m%n
      """;
}
