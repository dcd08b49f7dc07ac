package dev.weir.sql.window;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.Emission;
import dev.weir.plan.PlanNode;
import dev.weir.plan.WindowAggregate;
import dev.weir.sql.node.StateTtl;
import dev.weir.sql.script.Durations;
import dev.weir.sql.script.Settings;
import dev.weir.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The settings by which windows give results before their end, or again after it. They hold for
 * TUMBLE and HOP in GROUP BY; under them other aggregates over windows are refused, as in Flink.
 */
public final class EmitStrategy {
  private static final String EARLY = "table.exec.emit.early-fire.enabled";
  private static final String EARLY_DELAY = "table.exec.emit.early-fire.delay";
  private static final String LATE = "table.exec.emit.late-fire.enabled";
  private static final String LATE_DELAY = "table.exec.emit.late-fire.delay";
  private static final String LATENESS = "table.exec.emit.allow-lateness";

  private final Settings settings;

  public EmitStrategy(Settings settings) {
    this.settings = settings;
  }

  /** What is asked of TUMBLE and HOP in GROUP BY. How late rows may be counts if late is on. */
  Emission emission(boolean eventTime) {
    long late = delay(LATE, LATE_DELAY);
    long lateness = late == Emission.NEVER || !eventTime ? 0 : lateness();
    return new Emission(delay(EARLY, EARLY_DELAY), late, lateness);
  }

  private long delay(String enabled, String key) {
    if (!isOn(enabled)) {
      return Emission.NEVER;
    }
    String delay = settings.get(key);
    if (delay == null) {
      throw missing(enabled, key);
    }
    return Durations.parse(key, delay);
  }

  private long lateness() {
    String own = settings.get(LATENESS);
    long millis =
        own == null
            ? Durations.parse(StateTtl.KEY, settings.get(StateTtl.KEY, "0 ms"))
            : Durations.parse(LATENESS, own);
    if (millis == 0) {
      throw missing(LATE, LATENESS);
    }
    return millis;
  }

  private static WeirException missing(String enabled, String key) {
    return new WeirException(
            ErrorCode.INVALID_OPTION, "option \"" + enabled + "\" needs \"" + key + "\"")
        .withHint("SET '" + key + "' = '10 s', for example.");
  }

  private boolean isOn(String key) {
    String value = settings.get(key, "false").strip();
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION, "option \"" + key + "\" can't be \"" + value + "\"")
          .withHint("It is 'true' or 'false'.");
    }
    return value.equalsIgnoreCase("true");
  }

  /** Refuses aggregates over windows that do not follow the settings. */
  public void check(PlanNode plan) {
    String asked = isOn(EARLY) ? EARLY : isOn(LATE) ? LATE : null;
    WindowAggregate other = asked == null ? null : other(plan);
    if (other != null) {
      String windows =
          other.window() instanceof Window.Session
              ? "aggregates over SESSION"
              : "aggregates over windowing table functions";
      throw new WeirException(
              ErrorCode.UNSUPPORTED, windows + " with \"" + asked + "\" are not supported")
          .withHint(
              "RESET '" + asked + "', or use TUMBLE or HOP in GROUP BY, whose results change so.");
    }
  }

  private static @Nullable WindowAggregate other(PlanNode node) {
    if (node instanceof WindowAggregate aggregate && aggregate.emission().equals(Emission.AT_END)) {
      return aggregate;
    }
    return node.inputs().stream()
        .map(EmitStrategy::other)
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }
}
