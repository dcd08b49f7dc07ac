package dev.weir.bench.kafka;

import dev.weir.bench.nexmark.NexmarkScript;
import dev.weir.bench.nexmark.NexmarkScript.Input;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is measured: a query, where its events come from, and where its rows go. */
enum Work {
  IN_Q0("in-q0", "q0", true, Target.NOTHING),
  IN_Q2("in-q2", "q2", true, Target.NOTHING),
  IN_Q5("in-q5", "q5", true, Target.NOTHING),
  OUT("out", "q0", false, Target.AT_LEAST_ONCE),
  OUT_ONCE("out-once", "q0", false, Target.EXACTLY_ONCE),
  UPSERT("upsert", "bids", false, Target.UPSERTS),
  THROUGH("through", "q0", true, Target.AT_LEAST_ONCE),
  THROUGH_ONCE("through-once", "q0", true, Target.EXACTLY_ONCE);

  private static final String NOWHERE = "'connector' = 'blackhole'";

  private final String label;
  private final String query;
  private final boolean fromTopic;
  private final Target target;

  Work(String label, String query, boolean fromTopic, Target target) {
    this.label = label;
    this.query = query;
    this.fromTopic = fromTopic;
    this.target = target;
  }

  /** Where rows go: options of the table beyond topic and broker. */
  private enum Target {
    NOTHING(""),
    AT_LEAST_ONCE(
        "'connector' = 'kafka', 'format' = 'json', 'sink.delivery-guarantee' = 'at-least-once'"),
    EXACTLY_ONCE(
        "'connector' = 'kafka', 'format' = 'json', 'sink.delivery-guarantee' = 'exactly-once',"
            + " 'sink.transactional-id-prefix' = 'bench',"
            + " 'properties.transaction.timeout.ms' = '600000'"),
    UPSERTS("'connector' = 'upsert-kafka', 'key.format' = 'json', 'value.format' = 'json'");

    private final String options;

    Target(String options) {
      this.options = options;
    }
  }

  static Work of(String label) {
    return Arrays.stream(values())
        .filter(work -> work.label.equals(label))
        .findFirst()
        .orElseThrow(() ->
            new WeirException(ErrorCode.INVALID_ARGUMENT, "there is no work \"" + label + "\"")
                .withHint(
                    Arrays.stream(values())
                        .map(work -> work.label)
                        .collect(Collectors.joining(", ", "There are ", "."))));
  }

  String label() {
    return label;
  }

  boolean reads() {
    return fromTopic;
  }

  boolean writes() {
    return target != Target.NOTHING;
  }

  /** Whether what is written is committed by snapshots. */
  boolean once() {
    return target == Target.EXACTLY_ONCE;
  }

  /** Whether the newest message of a key is what counts. */
  boolean keyed() {
    return target == Target.UPSERTS;
  }

  /** The script; the INSERT is its last statement. */
  List<String> statements(BenchTopic events, Path folder, @Nullable BenchTopic into) {
    Input input =
        fromTopic
            ? new Input(reading(events), folder.resolve("none"))
            : Input.file(folder, folder.resolve("none"));
    List<String> statements = NexmarkScript.statements(query, input);
    return into == null
        ? statements
        : statements.stream().map(each -> each.replace(NOWHERE, writing(into))).toList();
  }

  private static Map<String, String> reading(BenchTopic events) {
    return Map.of(
        "connector", "kafka",
        "topic", events.name(),
        "properties.bootstrap.servers", events.address(),
        "format", "json",
        "scan.startup.mode", "earliest-offset",
        "scan.bounded.mode", "latest-offset");
  }

  private String writing(BenchTopic into) {
    return "%s, 'topic' = '%s', 'properties.bootstrap.servers' = '%s'"
        .formatted(target.options, into.name(), into.address());
  }
}
