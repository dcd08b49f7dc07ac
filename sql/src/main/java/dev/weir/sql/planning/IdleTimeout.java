package dev.weir.sql.planning;

import dev.weir.sql.script.Durations;
import dev.weir.sql.script.Settings;
import java.util.Map;

/**
 * After how long without rows a source holds no watermark back: what the table says, or else the
 * session.
 */
final class IdleTimeout {
  private static final String OF_TABLE = "scan.watermark.idle-timeout";
  private static final String OF_SESSION = "table.exec.source.idle-timeout";

  private IdleTimeout() {}

  /** Milliseconds; 0: it always does. */
  static long millis(Map<String, String> options, Settings settings) {
    String own = options.get(OF_TABLE);
    return own != null
        ? Durations.parse(OF_TABLE, own)
        : Durations.parse(OF_SESSION, settings.get(OF_SESSION, "0 ms"));
  }
}
