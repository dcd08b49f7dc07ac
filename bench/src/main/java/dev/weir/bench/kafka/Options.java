package dev.weir.bench.kafka;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the benchmark was called with; {@code bench/kafka} says what each means.
 *
 * @param brokerClassPath with the broker's jars and this program
 * @param connector Flink's connector of Kafka; null: Flink is left out
 * @param libraries Flink's jars; null: where they are found
 */
record Options(
    Path data,
    Path work,
    Path launcher,
    String brokerClassPath,
    @Nullable Path connector,
    @Nullable Path libraries,
    long events,
    int runs,
    int warmups,
    int cores,
    int limitSeconds,
    String weirOptions,
    List<Work> works) {
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("--data", ""),
          Map.entry("--work", "bench/target/kafka"),
          Map.entry("--launcher", "./weir"),
          Map.entry("--broker-class-path", ""),
          Map.entry("--connector", ""),
          Map.entry("--flink", ""),
          Map.entry("--events", "3000000"),
          Map.entry("--runs", "3"),
          Map.entry("--warmups", "1"),
          Map.entry("--cores", "2"),
          Map.entry("--limit", "900"),
          Map.entry("--weir-options", ""));

  Options {
    works = List.copyOf(works);
  }

  static Options parse(String... args) {
    Map<String, String> given = new HashMap<>(DEFAULTS);
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      String word = args[i];
      if (!word.startsWith("--")) {
        works.add(Work.of(word));
      } else if (!DEFAULTS.containsKey(word) || i + 1 == args.length) {
        throw new WeirException(
                ErrorCode.INVALID_ARGUMENT,
                "there is no option \"" + word + "\", or no value of it")
            .withHint(
                "There are " + String.join(", ", DEFAULTS.keySet().stream().sorted().toList()));
      } else {
        given.put(word, args[++i]);
      }
    }
    return new Options(
        Path.of(text(given, "--data")).toAbsolutePath(),
        Path.of(text(given, "--work")).toAbsolutePath(),
        Path.of(text(given, "--launcher")),
        text(given, "--broker-class-path"),
        path(given, "--connector"),
        path(given, "--flink"),
        number(given, "--events", 1),
        number(given, "--runs", 1),
        number(given, "--warmups", 0),
        number(given, "--cores", 1),
        number(given, "--limit", 1),
        text(given, "--weir-options"),
        works.isEmpty() ? List.of(Work.values()) : works);
  }

  private static String text(Map<String, String> given, String name) {
    return given.getOrDefault(name, "");
  }

  private static @Nullable Path path(Map<String, String> given, String name) {
    return text(given, name).isEmpty() ? null : Path.of(text(given, name));
  }

  private static int number(Map<String, String> given, String name, int least) {
    String text = text(given, name);
    if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least) {
      return Integer.parseInt(text);
    }
    throw new WeirException(
        ErrorCode.INVALID_ARGUMENT, "option \"" + name + "\" does not take \"" + text + "\"");
  }
}
