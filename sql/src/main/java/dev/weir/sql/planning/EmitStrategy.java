package dev.weir.sql.planning;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.PlanNode;
import dev.weir.plan.WindowAggregate;
import dev.weir.sql.script.Settings;

/**
 * The settings by which windows give results before their end, or again after it. Windows give each
 * result once, so a query with windows under such settings is refused, not answered otherwise than
 * asked. How late a row may be means nothing without late results, in Flink as here.
 */
final class EmitStrategy {
  private static final String EARLY = "table.exec.emit.early-fire.enabled";
  private static final String LATE = "table.exec.emit.late-fire.enabled";

  private EmitStrategy() {}

  static void refuse(PlanNode plan, Settings settings) {
    String asked = isOn(settings, EARLY) ? EARLY : isOn(settings, LATE) ? LATE : null;
    if (asked != null && hasWindows(plan)) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED, "window aggregates with \"" + asked + "\" are not supported")
          .withHint(
              "RESET '" + asked + "', or group by window_start alone for results that change.");
    }
  }

  private static boolean isOn(Settings settings, String key) {
    return settings.get(key, "false").strip().equalsIgnoreCase("true");
  }

  private static boolean hasWindows(PlanNode node) {
    return node instanceof WindowAggregate
        || node.inputs().stream().anyMatch(EmitStrategy::hasWindows);
  }
}
