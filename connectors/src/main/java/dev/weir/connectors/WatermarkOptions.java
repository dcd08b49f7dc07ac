package dev.weir.connectors;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import java.util.List;

/**
 * The options that say how a table's watermark goes, whatever its connector. The planner reads what
 * it needs of them; here they are known and checked.
 */
final class WatermarkOptions {
  private static final String STRATEGY = "scan.watermark.emit.strategy";
  private static final String GAP = "scan.watermark.emit.on-event.gap";
  private static final String GROUP = "scan.watermark.alignment.group";
  private static final String DRIFT = "scan.watermark.alignment.max-drift";

  /** In the order of the documentation. */
  static final List<Option> ALL =
      List.of(
          option("scan.watermark.idle-timeout", Kind.DURATION),
          option(STRATEGY, Kind.TEXT),
          option(GAP, Kind.INTEGER),
          option(GROUP, Kind.TEXT),
          option(DRIFT, Kind.DURATION),
          option("scan.watermark.alignment.update-interval", Kind.DURATION));

  private WatermarkOptions() {}

  private static Option option(String key, Kind kind) {
    return new Option(key, kind, false, null, "How the table's watermark goes.");
  }

  static void check(OptionValues values) {
    if (values.isSet(STRATEGY)) {
      values.oneOf(STRATEGY, "on-periodic", "on-event");
    }
    if (values.isSet(GAP)) {
      values.integer(GAP, 1);
    }
    if (values.isSet(GROUP) && !values.isSet(DRIFT)) {
      throw values.missing(DRIFT).withHint("An alignment group needs it.");
    }
    if (values.isSet(DRIFT) && !values.isSet(GROUP)) {
      throw values.missing(GROUP).withHint("A drift needs a group.");
    }
  }
}
