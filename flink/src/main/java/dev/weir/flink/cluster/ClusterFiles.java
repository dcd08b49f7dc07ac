package dev.weir.flink.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration that Flink's processes read. */
final class ClusterFiles {
  /** As many tasks of one operator can run at a time. */
  static final int SLOTS = 16;

  private ClusterFiles() {}

  static void write(Path folder, Path temporary, int rpcPort, int restPort, int gatewayPort)
      throws IOException {
    Files.createDirectories(folder);
    Files.createDirectories(temporary);
    Files.writeString(
        folder.resolve("config.yaml"), config(temporary, rpcPort, restPort, gatewayPort));
    Files.writeString(folder.resolve("log4j2.properties"), LOGGING);
  }

  private static String config(Path temporary, int rpcPort, int restPort, int gatewayPort) {
    return CONFIG
        .replace("${rpc}", Integer.toString(rpcPort))
        .replace("${rest}", Integer.toString(restPort))
        .replace("${gateway}", Integer.toString(gatewayPort))
        .replace("${slots}", Integer.toString(SLOTS))
        .replace("${tmp}", temporary.toString().replace("'", "''"));
  }

  // A TaskManager that is started without Flink's scripts wants every size of its memory.
  private static final String CONFIG =
      """
      jobmanager.rpc.address: localhost
      jobmanager.rpc.port: ${rpc}
      jobmanager.bind-host: localhost
      jobmanager.memory.heap.size: 400m
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
      taskmanager.memory.task.heap.size: 600m
      taskmanager.memory.task.off-heap.size: 64m
      taskmanager.memory.network.min: 128m
      taskmanager.memory.network.max: 128m
      taskmanager.memory.managed.size: 512m
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
