package dev.weir.bench.comparison;

import dev.weir.bench.comparison.QueryResult.Agreement;
import dev.weir.bench.comparison.QueryResult.Outcome;
import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.NexmarkScript;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Runs the queries on Weir and on others in turn, compares answers, and writes the figures; called
 * by {@code bench/nexmark --compare ENGINES}. Ends with code 1 if answers differ, 2 if it can't be
 * done.
 */
public final class NexmarkComparison {
  /** Its windows are cut by the clock, and bounded inputs end before they close. */
  private static final String BY_THE_CLOCK = "q12";

  private final Arguments arguments;
  private final Events events;
  private final List<Contender> contenders;
  private final List<QueryResult> results = new ArrayList<>();
  private final LocalDateTime date = LocalDateTime.now(ZoneOffset.UTC);

  private NexmarkComparison(Arguments arguments, Events events, List<Contender> contenders) {
    this.arguments = arguments;
    this.events = events;
    this.contenders = contenders;
  }

  /** The command. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int code;
    try (ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("limit").daemon(true).factory())) {
      code = run(Arguments.parse(args), new ChildProcess(clock));
    } catch (WeirException e) {
      System.err.println("bench/nexmark: " + e.getMessage());
      code = 2;
    }
    System.exit(code);
  }

  private static int run(Arguments arguments, ChildProcess child)
      throws IOException, InterruptedException {
    Events events = Events.prepare(arguments);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new WeirContender(arguments, events, child));
    for (String other : arguments.others()) {
      contenders.add(
          other.equals(FlinkContender.NAME)
              ? new FlinkContender(arguments, events)
              : new DuckDbContender(arguments, events, child));
    }
    return new NexmarkComparison(arguments, events, contenders).run();
  }

  private int run() throws IOException, InterruptedException {
    Map<String, Agreement> agreements = new LinkedHashMap<>();
    for (String query : arguments.queries()) {
      Agreement agreement = agreement(query);
      System.err.println(query + ": answers " + agreement.text());
      agreements.put(query, agreement);
    }
    for (Contender contender : contenders) {
      contender.answersDone();
    }
    for (String query : arguments.queries()) {
      Map<String, Outcome> outcomes = new LinkedHashMap<>();
      for (Contender contender : contenders) {
        Outcome outcome = outcome(contender, query);
        System.err.println(query + ": " + contender.name() + " " + outcome);
        outcomes.put(contender.name(), outcome);
      }
      Agreement agreement = agreements.getOrDefault(query, new Agreement(false, ""));
      results.add(new QueryResult(query, outcomes, agreement));
      write();
    }
    System.out.print(Files.readString(file(".md")));
    return results.stream().anyMatch(result -> result.agreement().differs()) ? 1 : 0;
  }

  private Agreement agreement(String query) throws IOException, InterruptedException {
    if (query.equals(NexmarkScript.READ)
        || contenders.size() == 1
        || arguments.plan().sample() == 0) {
      return new Agreement(false, "not compared");
    }
    if (query.equals(BY_THE_CLOCK)) {
      return new Agreement(false, "not compared: its windows are cut by the clock");
    }
    Contender weir = contenders.getFirst();
    AnswerRows here;
    try {
      here = weir.answer(query);
    } catch (WeirException e) {
      return new Agreement(true, "Weir: " + e.getMessage());
    }
    List<String> texts = new ArrayList<>();
    boolean differs = false;
    for (Contender other : contenders.subList(1, contenders.size())) {
      if (other.runs(query)) {
        String difference = difference(query, here, other);
        differs |= !difference.isEmpty();
        texts.add(
            difference.isEmpty()
                ? "as " + other.name()
                : "NOT as " + other.name() + ": " + difference);
      }
    }
    String with = texts.isEmpty() ? "not compared" : String.join("; ", texts);
    return new Agreement(differs, here.size() + " rows, " + with);
  }

  private static String difference(String query, AnswerRows here, Contender other)
      throws IOException, InterruptedException {
    try {
      AnswerRows there = other.comparable(query, other.answer(query));
      return other.comparable(query, here).difference(WeirContender.NAME, there, other.name());
    } catch (WeirException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Outcome outcome(Contender contender, String query)
      throws IOException, InterruptedException {
    if (!contender.runs(query) || arguments.plan().runs().of(contender.name()) == 0) {
      return new Outcome.Absent();
    }
    try {
      return Outcome.Measured.of(contender.measure(query), events.count());
    } catch (WeirException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    }
  }

  /** Written after each query, so that what was measured stays if the rest is given up. */
  private void write() throws IOException {
    Files.createDirectories(arguments.places().results());
    List<String> engines = contenders.stream().map(Contender::name).toList();
    String chart = String.valueOf(file(".svg").getFileName());
    String title = "Nexmark: million events a second, commit " + arguments.commit();
    Files.writeString(
        file(".md"), new ComparisonTable(conditions(), engines, results, chart).text());
    Files.writeString(file(".svg"), new ComparisonChart(title, engines, results).text());
  }

  private Path file(String ending) {
    String name =
        "nexmark-"
            + (arguments.plan().generator() ? "generator-" : "")
            + DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").format(date)
            + ending;
    return arguments.places().results().resolve(name);
  }

  private List<String> conditions() throws IOException {
    Arguments.Plan plan = arguments.plan();
    List<String> lines = new ArrayList<>();
    lines.add("Commit " + arguments.commit() + ", " + date.toLocalDate());
    lines.add(Machine.here().toString());
    lines.add(
        String.format(
            "%,d events from %s, %d tasks or threads",
            events.count(),
            plan.generator() ? "Weir's generator" : "a file of JSON lines",
            plan.cores()));
    lines.add("Timed runs: " + plan.runs() + "; before them to warm up: " + plan.warmups());
    lines.add("Weir: a process for each query; options " + quoted(arguments.weirOptions()));
    if (arguments.others().contains(FlinkContender.NAME)) {
      lines.add(
          "Flink: a cluster for each query, duration of the job without start-up, CPU and memory of"
              + " JobManager and TaskManager; JVM options "
              + quoted(String.join(" ", arguments.flinkOptions()))
              + ", settings beyond Nexmark's own "
              + quoted(arguments.flinkSettings().toString()));
    }
    if (arguments.others().contains(DuckDbContender.NAME)) {
      lines.add("DuckDB: a process for each query; the rows go into a hash of all columns");
    }
    return lines;
  }

  private static String quoted(String options) {
    return options.isEmpty() || options.equals("{}") ? "as they are" : "`" + options + "`";
  }
}
