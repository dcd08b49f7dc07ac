package dev.weir.engine.join;

import dev.weir.plan.LookupCache.Reload;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a table that is kept whole is read anew, in milliseconds. */
record ReloadTimes(Reload reload, ZoneId zone) {

  /** The next time, after a reading that was due at one time and is done now. */
  long next(long due, long now) {
    return switch (reload) {
      case Reload.Periodic(long millis, boolean fixedRate) when fixedRate -> {
        long missed = Math.max(0, (now - due) / millis);
        yield due + (missed + 1) * millis;
      }
      case Reload.Periodic(long millis, boolean _) -> now + millis;
      case Reload.Daily daily -> {
        ZonedDateTime last =
            Instant.ofEpochMilli(now).atZone(daily.offset() == null ? zone : daily.offset());
        ZonedDateTime next = last.with(daily.time());
        while (!next.isAfter(last)) {
          next = next.plusDays(daily.days());
        }
        yield next.toInstant().toEpochMilli();
      }
    };
  }
}
