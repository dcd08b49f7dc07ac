package dev.weir.server.session;

import dev.weir.batch.Batch;
import dev.weir.engine.EngineConfig;
import dev.weir.sql.script.Settings;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SET and RESET changed, read as what it means. Guarded by the session. */
final class SessionSettings {
  private final SessionSetup setup;
  private final Settings values = new Settings();
  private final Set<String> reported = new HashSet<>();

  SessionSettings(SessionSetup setup) {
    this.setup = setup;
    values.set(SessionOption.TIME_ZONE.key(), setup.zone().getId());
  }

  Settings values() {
    return values;
  }

  /** Sets a key. Returns what to tell the user about it, or null. */
  @Nullable String set(String key, String value) {
    SessionOption option = SessionOption.of(key);
    if (option != null) {
      option.check(value);
    }
    values.set(key, value);
    boolean news = option == null && !isTuning(key) && reported.add(key);
    return news ? "SET '" + key + "' has no effect in Weir" : null;
  }

  /** Keys that need no word: the planner reads them, or answers are the same without them. */
  private static boolean isTuning(String key) {
    return key.startsWith("table.exec.mini-batch.")
        || key.startsWith("table.exec.emit.")
        || key.startsWith("table.optimizer.");
  }

  void reset(@Nullable String key) {
    if (key == null) {
      values.resetAll();
    } else {
      values.reset(key);
    }
    if (values.get(SessionOption.TIME_ZONE.key()) == null) {
      values.set(SessionOption.TIME_ZONE.key(), setup.zone().getId());
    }
  }

  ZoneId zone() {
    return ZoneId.of(values.get(SessionOption.TIME_ZONE.key(), setup.zone().getId()));
  }

  EngineConfig engineConfig() {
    return new EngineConfig(
        number(SessionOption.PARALLELISM, setup.cores()),
        number(SessionOption.BATCH_SIZE, Batch.DEFAULT_CAPACITY),
        zone());
  }

  /** Whether a SELECT gives its final rows only. */
  boolean finalRowsOnly() {
    return word(SessionOption.RUNTIME_MODE).equals("batch");
  }

  /** Whether an INSERT ends before the next statement. */
  boolean insertsOneByOne() {
    return word(SessionOption.DML_SYNC).equals("true");
  }

  String jobName(String otherwise) {
    return values.get(SessionOption.JOB_NAME.key(), otherwise);
  }

  private int number(SessionOption option, int otherwise) {
    String value = values.get(option.key());
    return value == null ? otherwise : Integer.parseInt(value.strip());
  }

  private String word(SessionOption option) {
    return values.get(option.key(), "").toLowerCase(Locale.ROOT);
  }
}
