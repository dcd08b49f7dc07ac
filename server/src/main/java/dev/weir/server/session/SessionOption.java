package dev.weir.server.session;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.script.Durations;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The SET keys that mean something here, under Flink's names where Flink has them. */
enum SessionOption {
  /** The session's time zone. */
  TIME_ZONE("table.local-time-zone"),
  /** Tasks of a job. */
  PARALLELISM("parallelism.default"),
  /** Rows in a batch. */
  BATCH_SIZE("weir.batch-size"),
  /** {@code batch} prints the final rows of a SELECT only. */
  RUNTIME_MODE("execution.runtime-mode"),
  /** Whether an INSERT is waited for before the next statement. */
  DML_SYNC("table.dml-sync"),
  /** What becomes of rows with NULL for a column that is NOT NULL. */
  NOT_NULL_ENFORCER("table.exec.sink.not-null-enforcer"),
  /** For how long state is kept that nothing touches. */
  STATE_TTL("table.exec.state.ttl"),
  /** After how long without rows a source holds no watermark back. */
  IDLE_TIMEOUT("table.exec.source.idle-timeout"),
  /** Whose rule holds for quantifiers of row patterns. */
  QUANTIFIERS("weir.match-recognize.quantifiers"),
  /** The name of the next job. */
  JOB_NAME("pipeline.name");

  private final String key;

  SessionOption(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  static @Nullable SessionOption of(String key) {
    return Arrays.stream(values()).filter(o -> o.key.equals(key)).findFirst().orElse(null);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(SessionOption::key).toList();
  }

  /** Refuses a value that the key can't have. */
  void check(String value) {
    switch (this) {
      case TIME_ZONE -> checkZone(value);
      case PARALLELISM -> checkNumber(value, 1024);
      case BATCH_SIZE -> checkNumber(value, 1 << 16);
      case RUNTIME_MODE -> checkWord(value, List.of("streaming", "batch", "automatic"));
      case NOT_NULL_ENFORCER -> checkWord(value, List.of("error", "drop"));
      case DML_SYNC -> checkWord(value, List.of("true", "false"));
      case STATE_TTL, IDLE_TIMEOUT -> Durations.parse(key, value);
      case QUANTIFIERS -> checkWord(value, List.of("flink", "standard"));
      case JOB_NAME -> {}
    }
  }

  private void checkZone(String value) {
    try {
      ZoneId.of(value);
    } catch (DateTimeException e) {
      throw refused(value, e)
          .withHint("Time zones are written like \"Europe/Berlin\", \"UTC\" or \"+02:00\".");
    }
  }

  private void checkNumber(String value, int most) {
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= 1 && number <= most) {
        return;
      }
    } catch (NumberFormatException e) {
      throw refused(value, e).withHint("It takes a number from 1 to " + most + ".");
    }
    throw refused(value, null).withHint("It takes a number from 1 to " + most + ".");
  }

  private void checkWord(String value, List<String> words) {
    String word = value.toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      String near = Suggestions.didYouMean(word, words);
      throw refused(value, null)
          .withHint(near != null ? near : "It takes one of " + String.join(", ", words) + ".");
    }
  }

  private WeirException refused(String value, @Nullable Throwable cause) {
    return new WeirException(
        ErrorCode.INVALID_OPTION, "option \"" + key + "\" can't be \"" + value + "\"", cause);
  }
}
