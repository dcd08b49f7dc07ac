package dev.weir.connectors;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.plan.LookupCache;
import dev.weir.plan.LookupCache.Reload;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flink's options of tables that are looked up, for connectors to add to their own. */
public final class LookupOptions {
  private static final String CACHE = "lookup.cache";
  private static final String MOST_ROWS = "lookup.partial-cache.max-rows";
  private static final String AFTER_WRITE = "lookup.partial-cache.expire-after-write";
  private static final String AFTER_ACCESS = "lookup.partial-cache.expire-after-access";
  private static final String MISSING = "lookup.partial-cache.cache-missing-key";
  private static final String STRATEGY = "lookup.full-cache.reload-strategy";
  private static final String INTERVAL = "lookup.full-cache.periodic-reload.interval";
  private static final String MODE = "lookup.full-cache.periodic-reload.schedule-mode";
  private static final String TIME = "lookup.full-cache.timed-reload.iso-time";
  private static final String DAYS = "lookup.full-cache.timed-reload.interval-in-days";

  private LookupOptions() {}

  /** Those of a table that is kept whole. */
  public static List<Option> full() {
    return List.of(
        new Option(
            CACHE,
            Kind.TEXT,
            false,
            null,
            "`FULL`: lookup joins keep all rows, as they do anyway."),
        new Option(
            STRATEGY, Kind.TEXT, false, "PERIODIC", "Read anew `PERIODIC`ally or `TIMED` by day."),
        new Option(INTERVAL, Kind.DURATION, false, null, "How often to read the rows anew."),
        new Option(
            MODE, Kind.TEXT, false, "FIXED_DELAY", "`FIXED_DELAY` after reading, or `FIXED_RATE`."),
        new Option(TIME, Kind.TEXT, false, null, "When to read anew, such as `04:30` or `04:30Z`."),
        new Option(DAYS, Kind.INTEGER, false, "1", "Every how many days."));
  }

  /** Those of a table that answers keys. */
  public static List<Option> partial() {
    return List.of(
        new Option(CACHE, Kind.TEXT, false, "NONE", "`PARTIAL` keeps answers, `NONE` does not."),
        new Option(MOST_ROWS, Kind.INTEGER, false, null, "Keys whose answers are kept at most."),
        new Option(AFTER_WRITE, Kind.DURATION, false, null, "How long answers are kept."),
        new Option(AFTER_ACCESS, Kind.DURATION, false, null, "For how long after their last use."),
        new Option(MISSING, Kind.BOOLEAN, false, "true", "Whether to keep that there is no row."));
  }

  /** The cache of a table that is kept whole; null if it is read once. */
  public static @Nullable LookupCache full(OptionValues values) {
    if (values.isSet(CACHE)) {
      values.oneOf(CACHE, "FULL");
    }
    if (values.oneOf(STRATEGY, "PERIODIC", "TIMED").equals("TIMED")) {
      return new LookupCache.Full(daily(values));
    }
    boolean fixedRate = values.oneOf(MODE, "FIXED_DELAY", "FIXED_RATE").equals("FIXED_RATE");
    if (!values.isSet(INTERVAL)) {
      return null;
    }
    long millis = values.duration(INTERVAL).toMillis();
    if (millis < 1) {
      throw values.wrong(INTERVAL, "more than 0 is allowed");
    }
    return new LookupCache.Full(new Reload.Periodic(millis, fixedRate));
  }

  private static Reload daily(OptionValues values) {
    long days = values.integer(DAYS, 1);
    if (!values.isSet(TIME)) {
      throw values.missing(TIME);
    }
    try {
      TemporalAccessor time = DateTimeFormatter.ISO_TIME.parse(values.text(TIME));
      ZoneOffset offset = time.query(TemporalQueries.offset());
      return new Reload.Daily(LocalTime.from(time), offset, days);
    } catch (DateTimeException e) {
      throw values.wrong(TIME, "allowed: a time such as 04:30 or 04:30Z");
    }
  }

  /** The cache of a table that answers keys. */
  public static LookupCache partial(OptionValues values) {
    if (values.oneOf(CACHE, "NONE", "PARTIAL").equals("NONE")) {
      return new LookupCache.None();
    }
    return new LookupCache.Partial(
        values.isSet(MOST_ROWS) ? values.integer(MOST_ROWS, 1) : LookupCache.Partial.MOST_KEYS,
        values.isSet(AFTER_WRITE) ? values.duration(AFTER_WRITE).toMillis() : 0,
        values.isSet(AFTER_ACCESS) ? values.duration(AFTER_ACCESS).toMillis() : 0,
        values.flag(MISSING));
  }
}
