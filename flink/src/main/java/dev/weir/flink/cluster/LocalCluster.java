package dev.weir.flink.cluster;

import dev.weir.backend.LocalSetup;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Flink of a state folder: found up, or started; and ended. */
public final class LocalCluster {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Path folder;
  private final Path stateFile;
  private final ClusterSize size;

  /** A cluster that starts fast and stays small. */
  public LocalCluster(Path folder) {
    this(folder, ClusterSize.COMPARISON);
  }

  /** A cluster whose processes have this size once they are started. */
  public LocalCluster(Path folder, ClusterSize size) {
    this.folder = folder.toAbsolutePath();
    this.stateFile = this.folder.resolve("cluster.properties");
    this.size = size;
  }

  /** Where the SQL gateway answers; starts the cluster unless it is up. */
  public URI open(LocalSetup setup) throws InterruptedException {
    if (setup.parallelism() > size.slots()) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "parallelism is " + setup.parallelism() + ", more than " + size.slots());
    }
    return locked(() -> {
      ClusterState state = ClusterState.read(stateFile);
      if (state != null && state.allRunning() && ClusterStart.answers(state)) {
        return address(state);
      }
      end(state);
      FlinkLibraries libraries = FlinkLibraries.find(setup.libraries());
      return address(new ClusterStart(folder, stateFile, libraries, size, setup.notes()).run());
    });
  }

  /** Ends the processes; false if there were none. */
  public boolean stop() throws InterruptedException {
    if (!Files.exists(stateFile)) {
      return false;
    }
    return locked(() -> end(ClusterState.read(stateFile)));
  }

  /** Where the JobManager of a cluster that is up answers. */
  public URI jobManager() {
    return URI.create("http://localhost:" + up().restPort());
  }

  /** The processes that run jobs, without the SQL gateway. */
  public List<Long> workers() {
    return up().members().stream()
        .filter(member -> !member.role().equals(Role.GATEWAY.label()))
        .map(ClusterState.Member::pid)
        .toList();
  }

  private ClusterState up() {
    ClusterState state = ClusterState.read(stateFile);
    if (state == null) {
      throw new WeirException(ErrorCode.IO_FAILED, "no Flink of \"" + folder + "\" is up");
    }
    return state;
  }

  private static URI address(ClusterState state) {
    return URI.create("http://localhost:" + state.gatewayPort());
  }

  private boolean end(@Nullable ClusterState state) throws InterruptedException, IOException {
    if (state == null) {
      return false;
    }
    boolean any = end(state.members());
    Files.deleteIfExists(stateFile);
    delete(folder.resolve("tmp"));
    return any;
  }

  /** Asks the processes to end, and makes those end that don't. */
  static boolean end(List<ClusterState.Member> members) throws InterruptedException {
    List<ProcessHandle> running =
        members.reversed().stream().flatMap(member -> member.running().stream()).toList();
    running.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + GRACE.toNanos();
    for (ProcessHandle process : running) {
      while (process.isAlive() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      process.destroyForcibly();
    }
    return !running.isEmpty();
  }

  private static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private interface Work<T> {
    T run() throws IOException, InterruptedException;
  }

  /** Nobody else starts or ends a cluster in this folder meanwhile. */
  private <T> T locked(Work<T> work) throws InterruptedException {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock was lost");
        }
        return work.run();
      }
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "folder \"" + folder + "\" can't be used: " + e.getMessage(), e);
    }
  }
}
