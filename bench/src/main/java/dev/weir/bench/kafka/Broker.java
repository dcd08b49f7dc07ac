package dev.weir.bench.kafka;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broker on the loopback interface, at a port that was free, in a process of its own. */
public final class Broker implements AutoCloseable {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final String STORAGE = "MkU3OEVBNTcwNTJENDM2Qg";
  private static final String HOST = "127.0.0.1";

  private final Settings settings;
  private final Path directory;
  private final int port;
  private Process process;

  /**
   * The class path of the broker's process, with its jars and this class, and its JVM's options.
   */
  public record Settings(String classPath, List<String> jvmOptions) {
    public Settings {
      jvmOptions = List.copyOf(jvmOptions);
    }

    /** Of a broker that starts fast and stays small, with the jars of this process. */
    public static Settings small() {
      return new Settings(
          ownClassPath(), List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m"));
    }

    /** The class path of this process, in whatever way it was started. */
    private static String ownClassPath() {
      if (Broker.class.getClassLoader() instanceof URLClassLoader loader) {
        return Stream.of(loader.getURLs())
            .map(Settings::file)
            .collect(Collectors.joining(File.pathSeparator));
      }
      return System.getProperty("java.class.path");
    }

    private static String file(URL url) {
      try {
        return Path.of(url.toURI()).toString();
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Broker(Settings settings, Path directory, int port, Process process) {
    this.settings = settings;
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /** Starts one and waits until it answers; its files are in a folder that ends with it. */
  public static Broker start(Settings settings) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("weir-broker");
    int port = freePort();
    int controller = freePort();
    Files.writeString(
        directory.resolve("server.properties"),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        num.network.threads=1
        num.io.threads=2
        log.flush.scheduler.interval.ms=1000
        """
            .formatted(port, controller, directory.resolve("data")));
    Broker broker =
        new Broker(settings, directory, port, launch(settings, directory, List.of(STORAGE)));
    broker.await();
    return broker;
  }

  private static Process launch(Settings settings, Path directory, List<String> further)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.jvmOptions());
    command.addAll(List.of("-cp", settings.classPath(), BrokerMain.class.getName()));
    command.add(directory.resolve("server.properties").toString());
    command.addAll(further);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new WeirException(
            ErrorCode.IO_FAILED,
            "the broker did not start:\n" + Files.readString(directory.resolve("log")));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The address of the broker. */
  public String address() {
    return HOST + ":" + port;
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Ends the process at once, as a failure would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again after {@link #kill}, with all that it had. */
  public void restart() throws IOException, InterruptedException {
    process = launch(settings, directory, List.of());
    await();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
