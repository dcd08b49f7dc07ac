package dev.weir.sql.explain;

import dev.weir.plan.LookupCache;
import dev.weir.plan.LookupCache.Reload;
import dev.weir.plan.LookupJoin;
import java.time.Duration;

/** The line of a lookup join. */
final class LookupText {
  private LookupText() {}

  static String of(LookupJoin join, String pairs) {
    return "Lookup" + pairs + " of " + join.table().table().name() + " [" + cache(join) + "]";
  }

  private static String cache(LookupJoin join) {
    return switch (join.cache()) {
      case LookupCache.None _ -> "asks for each batch";
      case LookupCache.Partial partial -> "asks, keeps " + partial.maxRows() + " keys at most";
      case LookupCache.Full(Reload.Periodic periodic) ->
          "keeps all rows, reads them every " + Duration.ofMillis(periodic.millis());
      case LookupCache.Full(Reload.Daily daily) -> "keeps all rows, reads them at " + daily.time();
    };
  }
}
