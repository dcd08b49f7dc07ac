package dev.weir.bench.kafka;

import dev.weir.bench.comparison.ChildProcess;
import dev.weir.bench.comparison.FlinkJobs;
import dev.weir.bench.comparison.Machine;
import dev.weir.bench.kafka.Cost.Costs;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Starts a broker, fills a topic with events, and measures Weir, plain clients and Flink in turn;
 * called by {@code bench/kafka}. Ends with code 1 if answers differ, 2 if it can't be done.
 */
public final class KafkaBench {
  private static final List<String> BROKER_OPTIONS = List.of("-Xmx1g", "-Xms1g");
  private static final long SAMPLED = 100_000;

  private final Options options;
  private final Place place;
  private final WeirSide weir;
  private final @Nullable FlinkSide flink;
  private final PrintStream out;
  private final List<String> answers = new ArrayList<>();
  private boolean differs;

  private KafkaBench(Options options, Place place, ChildProcess child, PrintStream out) {
    this.options = options;
    this.place = place;
    this.weir = new WeirSide(options, place, child);
    Path connector = options.connector();
    this.flink = connector == null ? null : new FlinkSide(options, place, connector, jobs(options));
    this.out = out;
  }

  private static FlinkJobs jobs(Options options) {
    return new FlinkJobs(
        new FlinkJobs.Setup(
            options.work(),
            options.libraries(),
            List.of("-XX:+UseG1GC"),
            Map.of(),
            Duration.ofSeconds(options.limitSeconds())));
  }

  /** The command. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int code;
    try (ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("limit").daemon(true).factory())) {
      code = run(Options.parse(args), new ChildProcess(clock), System.out);
    } catch (WeirException e) {
      System.err.println("bench/kafka: " + e.getMessage());
      code = 2;
    }
    System.exit(code);
  }

  static int run(Options options, ChildProcess child, PrintStream out)
      throws IOException, InterruptedException {
    Files.createDirectories(options.work());
    try (Broker broker =
        Broker.start(new Broker.Settings(options.brokerClassPath(), BROKER_OPTIONS))) {
      Path folder = options.work().resolve("events");
      BenchTopic events = new BenchTopic(broker.address(), "events", options.cores()).create();
      events.fill(options.data(), options.events(), folder);
      BenchTopic sample = new BenchTopic(broker.address(), "sample", 1).create();
      sample.fill(
          options.data(), Math.min(SAMPLED, options.events()), options.work().resolve("sample"));
      Place place =
          new Place(broker.pid(), events, options.events(), sample, folder, options.work());
      return new KafkaBench(options, place, child, out).run();
    }
  }

  private int run() throws IOException, InterruptedException {
    out.printf("- %s%n- %,d events; runs: %d%n%n", Machine.here(), place.count(), options.runs());
    out.println(CostTable.HEAD);
    for (Work work : options.works()) {
      measure(work);
    }
    out.println();
    answers.forEach(answer -> out.println("- " + answer));
    return differs ? 1 : 0;
  }

  private void measure(Work work) throws IOException, InterruptedException {
    FlinkSide other = flink;
    BenchTopic ours = topic(work, "weir");
    Costs first = weir.measure(work, ours);
    Digest written = digest(work, ours);
    BenchTopic plain = topic(work, "plain");
    long messages = written == null ? 0 : written.messagesOfARun();
    Costs bound = weir.plain(work, ours, plain, messages);
    CostTable table = new CostTable(work, bound);
    out.println(table.row("plain clients", bound, digest(work, plain)));
    out.println(table.row("Weir", first, written));
    if (other != null) {
      BenchTopic theirs = topic(work, "flink");
      Costs beside = other.measure(work, theirs);
      Digest there = digest(work, theirs);
      out.println(table.row("Flink", beside, there));
      answers.add(work.label() + ": " + compared(work, written, there, other));
      delete(theirs);
    }
    delete(ours);
    delete(plain);
  }

  private @Nullable BenchTopic topic(Work work, String side) throws InterruptedException {
    return work.writes()
        ? new BenchTopic(
                place.events().address(), work.label() + "-" + side, place.events().partitions())
            .create()
        : null;
  }

  private @Nullable Digest digest(Work work, @Nullable BenchTopic topic) {
    return topic == null
        ? null
        : Digest.of(topic, options.warmups() + options.runs(), work.keyed());
  }

  private static void delete(@Nullable BenchTopic topic) throws InterruptedException {
    if (topic != null) {
      topic.delete();
    }
  }

  /** Whether both have written the same; of what is not written, the answers over the sample. */
  private String compared(Work work, @Nullable Digest here, @Nullable Digest there, FlinkSide other)
      throws IOException, InterruptedException {
    if (here != null && there != null) {
      boolean same = here.same(there);
      differs |= !same;
      return same ? "both have written the same" : "**WHAT THEY HAVE WRITTEN DIFFERS**";
    }
    var rows = weir.answer(work);
    String difference = rows.difference("weir", other.answer(work), "flink");
    differs |= !difference.isEmpty();
    return difference.isEmpty()
        ? "the same " + rows.size() + " rows of the first events"
        : "**ANSWERS DIFFER**: " + difference;
  }
}
