package dev.weir.bench.comparison;

import dev.weir.bench.nexmark.AnswerRows;
import dev.weir.bench.nexmark.ProcessReport;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** DuckDB: each query in a process of its own, over the file as it is. */
final class DuckDbContender implements Contender {
  static final String NAME = "duckdb";

  private final Arguments arguments;
  private final Events events;
  private final ChildProcess child;
  private final Path jar;

  DuckDbContender(Arguments arguments, Events events, ChildProcess child) {
    this.arguments = arguments;
    this.events = events;
    this.child = child;
    Path named = arguments.places().duckdb();
    if (named == null) {
      throw new WeirException(ErrorCode.MISSING_FILE, "the jar of DuckDB is missing")
          .withHint("bench/nexmark fetches it; otherwise name it with --duckdb.");
    }
    this.jar = named;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean runs(String query) {
    return DuckDbScript.exists(query);
  }

  @Override
  public AnswerRows answer(String query) throws InterruptedException, IOException {
    Path rows = events.work().resolve("answer-duckdb");
    run(query, events.sample(), List.of("answer", rows.toString()));
    return AnswerRows.read(rows);
  }

  @Override
  public AnswerRows comparable(String query, AnswerRows rows) {
    // Of two last bids within a millisecond it takes either: auction, bidder and time are the same.
    return query.equals("q18") ? rows.columns(0, 1, 5) : rows;
  }

  @Override
  public ProcessReport measure(String query) throws InterruptedException, IOException {
    return ProcessReport.read(run(query, events.file(), arguments.plan().measuring(NAME)));
  }

  private List<String> run(String query, Path file, List<String> work)
      throws IOException, InterruptedException {
    Arguments.Plan plan = arguments.plan();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + jar));
    command.add(DuckDbProcess.class.getName());
    command.addAll(List.of(query, file.toAbsolutePath().toString(), events.side().toString()));
    command.add(Integer.toString(plan.cores()));
    command.addAll(work);
    return child.run(command, Map.of(), plan.limit(NAME));
  }
}
