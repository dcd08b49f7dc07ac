package dev.weir.flink.cluster;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.flink.cluster.ClusterFiles.Ports;
import dev.weir.flink.cluster.ClusterState.Member;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The start of a cluster: its files, its three processes, and the wait for them to answer. */
final class ClusterStart {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_LOG_LINES = 12;

  private final Path folder;
  private final Path stateFile;
  private final FlinkLibraries libraries;
  private final ClusterSize size;
  private final Consumer<String> notes;

  ClusterStart(
      Path folder,
      Path stateFile,
      FlinkLibraries libraries,
      ClusterSize size,
      Consumer<String> notes) {
    this.folder = folder;
    this.stateFile = stateFile;
    this.libraries = libraries;
    this.size = size;
    this.notes = notes;
  }

  ClusterState run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    notes.accept("starting Flink ...");
    List<Integer> ports = freePorts(3);
    Path conf = folder.resolve("conf");
    ClusterFiles.write(
        conf, folder.resolve("tmp"), new Ports(ports.get(0), ports.get(1), ports.get(2)), size);
    Files.createDirectories(folder.resolve("log"));
    List<Member> members = new ArrayList<>();
    ClusterState state;
    try {
      for (Role role : Role.values()) {
        members.add(Member.of(role.label(), launch(role, conf)));
        // Written after each, so that what was started can be ended whatever happens next.
        new ClusterState(ports.get(1), ports.get(2), members).write(stateFile);
      }
      state = new ClusterState(ports.get(1), ports.get(2), members);
      await(state);
    } catch (InterruptedException | RuntimeException e) {
      LocalCluster.end(members);
      Files.deleteIfExists(stateFile);
      throw e;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    notes.accept(
        String.format(
            Locale.ROOT,
            "Flink is up after %.1f s and stays up; \"weir flink stop\" ends it",
            seconds));
    return state;
  }

  /** Whether the gateway answers and the JobManager knows its TaskManager. */
  static boolean answers(ClusterState state) throws InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      return get(client, state.gatewayPort(), "/v1/info").contains("productName")
          && get(client, state.restPort(), "/overview").contains("\"taskmanagers\":1");
    }
  }

  private static String get(HttpClient client, int port, String path) throws InterruptedException {
    URI uri = URI.create("http://localhost:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      // Not up yet, or not any more.
      return "";
    }
  }

  private void await(ClusterState state) throws InterruptedException, IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(state)) {
      for (Member member : state.members()) {
        if (member.running().isEmpty()) {
          throw failed("its " + member.role() + " ended", member.role());
        }
      }
      if (System.nanoTime() > deadline) {
        throw failed("it did not answer within " + PATIENCE.toSeconds() + " s", "gateway");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private WeirException failed(String why, String role) throws IOException {
    Path log = folder.resolve("log").resolve(role + ".log");
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LOG_LINES), lines.size());
    last.forEach(notes);
    return new WeirException(ErrorCode.IO_FAILED, "Flink did not start: " + why)
        .withHint("Its log is " + log + ".");
  }

  private Process launch(Role role, Path conf) throws IOException {
    List<String> command = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      // In a session of its own, so that Ctrl-C in a terminal doesn't reach it.
      command.add(setsid.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(size.jvmOptions());
    command.addAll(size.options(role));
    command.add("-Dlog4j.configurationFile=" + conf.resolve("log4j2.properties"));
    command.addAll(List.of("-Duser.timezone=UTC", "-Duser.language=en", "-Duser.country=US"));
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + folder.resolve("tmp")));
    command.add(role.mainClass());
    if (role.takesConfigFolder()) {
      command.addAll(List.of("--configDir", conf.toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("FLINK_CONF_DIR", conf.toString());
    builder.environment().put("CLASSPATH", libraries.classPath());
    builder.environment().put("TZ", "UTC");
    File log = folder.resolve("log").resolve(role.label() + ".log").toFile();
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  /** All at a time, so that they are different ones. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
