package dev.weir.bench.comparison;

import dev.weir.bench.nexmark.NexmarkScript;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the comparison was called with. */
record Arguments(
    List<String> others,
    Plan plan,
    Places places,
    Map<String, String> flinkSettings,
    List<String> flinkOptions,
    String weirOptions,
    String commit,
    List<String> queries) {
  static final List<String> QUERIES =
      List.of(
          "q0", "q1", "q2", "q3", "q4", "q5", "q7", "q8", "q9", "q11", "q12", "q13", "q14", "q15",
          "q16", "q17", "q18", "q19", "q20", "q21", "q22");

  /** Patterns over its events, which run when they are named. */
  static final List<String> PATTERNS = List.of("rising", "quick", "swing");

  private static final Set<String> ENGINES = Set.of("weir", "flink", "duckdb");

  /** How much to run: events, tasks or threads, runs, and seconds that a run may take. */
  record Plan(
      long events,
      int cores,
      Count warmups,
      Count runs,
      long sample,
      int limitSeconds,
      boolean generator) {
    /** What a process for an engine is asked for: its runs. */
    List<String> measuring(String engine) {
      return List.of(
          "measure", Integer.toString(warmups.of(engine)), Integer.toString(runs.of(engine)));
    }

    /** How long such a process may take: as long as its runs may, and one more to start. */
    Duration limit(String engine) {
      long most = 1L + warmups.of(engine) + runs.of(engine);
      return Duration.ofSeconds(limitSeconds * most);
    }
  }

  /** Files and folders; Flink's jars are looked for unless they are named. */
  record Places(
      Path data,
      Path results,
      Path work,
      Path launcher,
      @Nullable Path flink,
      @Nullable Path duckdb) {}

  /** A number, and other ones for single engines: {@code 3,flink=1}. */
  record Count(int number, Map<String, Integer> exceptions) {
    Count {
      exceptions = Map.copyOf(exceptions);
    }

    int of(String engine) {
      return exceptions.getOrDefault(engine, number);
    }

    static Count parse(String option, String text) {
      int number = -1;
      Map<String, Integer> exceptions = new LinkedHashMap<>();
      for (String part : text.split(",", -1)) {
        int equals = part.indexOf('=');
        int value = Arguments.number(option, part.substring(equals + 1), 0);
        if (equals < 0) {
          number = value;
        } else if (ENGINES.contains(part.substring(0, equals))) {
          exceptions.put(part.substring(0, equals), value);
        } else {
          throw wrong(option, part);
        }
      }
      if (number < 0) {
        throw wrong(option, text);
      }
      return new Count(number, exceptions);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder().append(number);
      exceptions.forEach(
          (engine, value) -> text.append(", ").append(engine).append(' ').append(value));
      return text.toString();
    }
  }

  Arguments {
    others = List.copyOf(others);
    flinkSettings = Map.copyOf(flinkSettings);
    flinkOptions = List.copyOf(flinkOptions);
    queries = List.copyOf(queries);
  }

  /** Reads them; options come before the queries or between them. */
  static Arguments parse(String... args) {
    Map<String, String> options = new LinkedHashMap<>();
    Map<String, String> flinkSettings = new LinkedHashMap<>();
    List<String> queries = new ArrayList<>();
    Deque<String> rest = new ArrayDeque<>(List.of(args));
    while (!rest.isEmpty()) {
      String word = rest.remove();
      if (!word.startsWith("--")) {
        queries.add(query(word));
      } else if (word.equals("--flink-set")) {
        String[] setting = value(word, rest).split("=", 2);
        if (setting.length < 2) {
          throw wrong(word, setting[0]);
        }
        flinkSettings.put(setting[0], setting[1]);
      } else if (DEFAULTS.containsKey(word)) {
        options.put(word, value(word, rest));
      } else {
        throw new WeirException(ErrorCode.INVALID_ARGUMENT, "there is no option \"" + word + "\"")
            .withHint("There are --flink-set, " + String.join(", ", DEFAULTS.keySet()) + ".");
      }
    }
    return of(options, flinkSettings, queries.isEmpty() ? QUERIES : queries);
  }

  private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

  static {
    DEFAULTS.put("--compare", "");
    DEFAULTS.put("--events", "10000000");
    DEFAULTS.put("--runs", "3");
    DEFAULTS.put("--warmups", "1");
    DEFAULTS.put("--cores", "2");
    DEFAULTS.put("--sample", "100000");
    DEFAULTS.put("--limit", "900");
    DEFAULTS.put("--from", "file");
    DEFAULTS.put("--data", "");
    DEFAULTS.put("--results", "bench/results");
    DEFAULTS.put("--work", "bench/target/comparison");
    DEFAULTS.put("--launcher", "./weir");
    DEFAULTS.put("--flink", "");
    DEFAULTS.put("--duckdb", "");
    DEFAULTS.put("--flink-options", "");
    DEFAULTS.put("--weir-options", "");
    DEFAULTS.put("--commit", "unknown");
  }

  private static Arguments of(
      Map<String, String> options, Map<String, String> flinkSettings, List<String> queries) {
    Options given = new Options(options);
    List<String> others = words(given.get("--compare"), ",");
    for (String other : others) {
      if (!ENGINES.contains(other) || other.equals("weir")) {
        throw wrong("--compare", other).withHint("It takes flink, duckdb, or both with a comma.");
      }
    }
    boolean generator = given.get("--from").equals("generator");
    if (!generator && !given.get("--from").equals("file")) {
      throw wrong("--from", given.get("--from")).withHint("It takes file or generator.");
    }
    if (generator && others.contains(DuckDbContender.NAME)) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "DuckDB does not read from Weir's generator: --compare duckdb needs --from file");
    }
    Plan plan =
        new Plan(
            given.number("--events", 1),
            given.number("--cores", 1),
            Count.parse("--warmups", given.get("--warmups")),
            Count.parse("--runs", given.get("--runs")),
            given.number("--sample", 0),
            given.number("--limit", 1),
            generator);
    Path work = Path.of(given.get("--work"));
    String data = given.get("--data");
    Places places =
        new Places(
            data.isEmpty() ? work.resolve("nexmark-" + plan.events() + ".json") : Path.of(data),
            Path.of(given.get("--results")),
            work,
            Path.of(given.get("--launcher")),
            given.path("--flink"),
            given.path("--duckdb"));
    return new Arguments(
        others,
        plan,
        places,
        flinkSettings,
        words(given.get("--flink-options"), " "),
        given.get("--weir-options"),
        given.get("--commit"),
        queries);
  }

  /** The options that were given, and the defaults of all others. */
  private record Options(Map<String, String> given) {
    String get(String name) {
      return given.getOrDefault(name, DEFAULTS.getOrDefault(name, ""));
    }

    int number(String name, int least) {
      return Arguments.number(name, get(name), least);
    }

    @Nullable Path path(String name) {
      return get(name).isEmpty() ? null : Path.of(get(name));
    }
  }

  private static String query(String name) {
    if (!QUERIES.contains(name) && !PATTERNS.contains(name) && !name.equals(NexmarkScript.READ)) {
      throw new WeirException(ErrorCode.INVALID_ARGUMENT, "there is no query \"" + name + "\"")
          .withHint(
              "There are "
                  + String.join(", ", QUERIES)
                  + ", of patterns "
                  + String.join(", ", PATTERNS)
                  + ", "
                  + NexmarkScript.READ
                  + ".");
    }
    return name;
  }

  private static String value(String option, Deque<String> rest) {
    String value = rest.poll();
    if (value == null) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "option \"" + option + "\" lacks a value");
    }
    return value;
  }

  private static int number(String option, String text, int least) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(option, text);
    }
    throw wrong(option, text);
  }

  private static List<String> words(String text, String separator) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(separator, -1));
  }

  private static WeirException wrong(String option, String value) {
    return new WeirException(
        ErrorCode.INVALID_ARGUMENT, "option \"" + option + "\" does not take \"" + value + "\"");
  }
}
