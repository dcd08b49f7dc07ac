package dev.weir.flink.cluster;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which processes a cluster is made of, and where it answers. Kept in a file. */
record ClusterState(int restPort, int gatewayPort, List<Member> members) {
  /** A process; its start tells it from a later one of the same number. */
  record Member(String role, long pid, long startMillis) {
    static Member of(String role, Process process) {
      return new Member(role, process.pid(), start(process.toHandle()));
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> running() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(handle -> start(handle) == startMillis);
    }

    private static long start(ProcessHandle handle) {
      return handle.info().startInstant().map(instant -> instant.toEpochMilli()).orElse(0L);
    }
  }

  ClusterState {
    members = List.copyOf(members);
  }

  boolean allRunning() {
    return members.stream().allMatch(member -> member.running().isPresent());
  }

  /** What the file says, or null without one. */
  static @Nullable ClusterState read(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw failed(file, e);
    }
    List<Member> members = new ArrayList<>();
    for (String role : properties.getProperty("roles", "").split(",")) {
      if (!role.isEmpty()) {
        members.add(
            new Member(
                role, number(properties, role + ".pid"), number(properties, role + ".start")));
      }
    }
    return new ClusterState(
        (int) number(properties, "rest"), (int) number(properties, "gateway"), members);
  }

  /** Writes the file anew, all or nothing. */
  void write(Path file) {
    Properties properties = new Properties();
    properties.setProperty("rest", Integer.toString(restPort));
    properties.setProperty("gateway", Integer.toString(gatewayPort));
    properties.setProperty("roles", String.join(",", members.stream().map(Member::role).toList()));
    for (Member member : members) {
      properties.setProperty(member.role() + ".pid", Long.toString(member.pid()));
      properties.setProperty(member.role() + ".start", Long.toString(member.startMillis()));
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        properties.store(writer, null);
      }
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static long number(Properties properties, String key) {
    try {
      return Long.parseLong(properties.getProperty(key, "0"));
    } catch (NumberFormatException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "\"" + key + "\" of the cluster's state is no number", e);
    }
  }

  private static WeirException failed(Path file, IOException e) {
    return new WeirException(ErrorCode.IO_FAILED, "\"" + file + "\" can't be used", e);
  }
}
