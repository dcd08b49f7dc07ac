package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** Dates, times and intervals. */
final class TemporalFunctions {
  private static final String PART = "value TEMPORAL -> BIGINT";

  private TemporalFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(parts());
    all.addAll(arithmetic());
    all.addAll(conversion());
    all.addAll(now());
    return all;
  }

  private static List<Function> parts() {
    return new Entry(Category.TEMPORAL)
        .strict(
            "EXTRACT",
            "unit STRING, value TEMPORAL -> BIGINT|unit STRING, value INTERVAL -> BIGINT",
            "A part of a date, time or interval.",
            "EXTRACT(DAY FROM DATE '2024-05-06') -- 6")
        .strict("YEAR", PART, "The year.", "YEAR(DATE '2024-05-06') -- 2024")
        .strict("QUARTER", PART, "The quarter, 1 to 4.", "QUARTER(DATE '2024-05-06') -- 2")
        .strict("MONTH", PART, "The month, 1 to 12.", "MONTH(DATE '2024-05-06') -- 5")
        .strict("WEEK", PART, "The ISO week, 1 to 53.", "WEEK(DATE '2024-05-06') -- 19")
        .strict("DAYOFYEAR", PART, "The day of the year.", "DAYOFYEAR(DATE '2024-05-06') -- 127")
        .strict("DAYOFMONTH", PART, "The day of the month.", "DAYOFMONTH(DATE '2024-05-06') -- 6")
        .strict(
            "DAYOFWEEK",
            PART,
            "The day of the week, Sunday being 1.",
            "DAYOFWEEK(DATE '2024-05-06') -- 2")
        .strict("HOUR", PART, "The hour.", "HOUR(TIMESTAMP '2024-05-06 07:08:09') -- 7")
        .strict("MINUTE", PART, "The minute.", "MINUTE(TIMESTAMP '2024-05-06 07:08:09') -- 8")
        .strict("SECOND", PART, "The second.", "SECOND(TIMESTAMP '2024-05-06 07:08:09') -- 9")
        .list();
  }

  private static List<Function> arithmetic() {
    String to = "value TEMPORAL, unit STRING -> =0";
    return new Entry(Category.TEMPORAL)
        .strict(
            "FLOOR_TO",
            to,
            "The start of the unit that the value lies in: FLOOR(value TO unit).",
            "FLOOR(TIME '12:44:31' TO MINUTE) -- 12:44:00")
        .strict(
            "CEIL_TO",
            to,
            "The next start of a unit: CEIL(value TO unit).",
            "CEIL(TIME '12:44:31' TO MINUTE) -- 12:45:00")
        .strict(
            "TIMESTAMPADD",
            "unit STRING, count INTEGER, value TEMPORAL -> *",
            "The value moved on by so many units.",
            "TIMESTAMPADD(DAY, 1, DATE '2024-05-06') -- 2024-05-07")
        .strict(
            "TIMESTAMPDIFF",
            "unit STRING, from TEMPORAL, to TEMPORAL -> INT",
            "How many whole units lie between.",
            "TIMESTAMPDIFF(DAY, DATE '2024-05-06', DATE '2024-05-16') -- 10")
        .list();
  }

  private static List<Function> conversion() {
    return new Entry(Category.TEMPORAL)
        .partial(
            "DATE_FORMAT",
            "value TIMESTAMP, format STRING -> STRING|value TIMESTAMP_LTZ, format STRING -> STRING"
                + "|value STRING, format STRING -> STRING",
            "The time as text in a format of letters such as yyyy-MM-dd HH:mm.",
            "DATE_FORMAT(TIMESTAMP '2024-05-06 07:08:09', 'yyyy/MM/dd') -- 2024/05/06")
        .partial(
            "TO_DATE",
            "text STRING, format STRING? -> DATE",
            "The date that the text spells, by default as yyyy-MM-dd; NULL if none.",
            "TO_DATE('2024-05-06') -- 2024-05-06")
        .partial(
            "TO_TIMESTAMP",
            "text STRING, format STRING? -> TIMESTAMP(3)",
            "The timestamp that the text spells, by default as yyyy-MM-dd HH:mm:ss; NULL if none.",
            "TO_TIMESTAMP('2024-05-06 07:08:09') -- 2024-05-06 07:08:09.000")
        .partial(
            "TO_TIMESTAMP_LTZ",
            "epoch NUMERIC, precision INTEGER? -> *"
                + "|text STRING, format STRING?, zone STRING? -> *",
            "The instant of an epoch time in seconds (0), milliseconds (3) or as many digits as"
                + " given, or of a text, by default in UTC.",
            "TO_TIMESTAMP_LTZ(1000, 3) -- 1970-01-01 00:00:01.000")
        .partial(
            "FROM_UNIXTIME",
            "seconds INTEGER, format STRING? -> STRING",
            "The text of an epoch time in seconds on the session's clock.",
            "FROM_UNIXTIME(44) -- 1970-01-01 00:00:44")
        .changing(
            "UNIX_TIMESTAMP",
            "-> BIGINT|text STRING, format STRING? -> BIGINT",
            "The epoch time in seconds, now or of a text on the session's clock.",
            "UNIX_TIMESTAMP('1970-01-01 00:00:44') -- 44")
        .partial(
            "CONVERT_TZ",
            "text STRING, from STRING, to STRING -> STRING",
            "The reading of another zone's clock.",
            "CONVERT_TZ('1970-01-01 00:00:00', 'UTC', 'America/Los_Angeles')"
                + " -- 1969-12-31 16:00:00")
        .list();
  }

  private static List<Function> now() {
    return new Entry(Category.TEMPORAL)
        .changing("CURRENT_DATE", "-> DATE", "Today.", "CURRENT_DATE > DATE '2024-01-01' -- TRUE")
        .changing("CURRENT_TIME", "-> TIME", "The time of day.", "CURRENT_TIME IS NULL -- FALSE")
        .changing("LOCALTIME", "-> TIME", "The time of day.", "LOCALTIME IS NULL -- FALSE")
        .changing(
            "LOCALTIMESTAMP",
            "-> TIMESTAMP(3)",
            "What the session's clock reads.",
            "LOCALTIMESTAMP IS NULL -- FALSE")
        .changing(
            "CURRENT_TIMESTAMP",
            "-> TIMESTAMP_LTZ(3)",
            "Now.",
            "CURRENT_TIMESTAMP IS NULL -- FALSE")
        .changing("NOW", "-> TIMESTAMP_LTZ(3)", "Now.", "NOW() IS NULL -- FALSE")
        .changing(
            "PROCTIME",
            "-> TIMESTAMP_LTZ(3)",
            "Processing time: a column of it is a time attribute.",
            "PROCTIME() IS NULL -- FALSE")
        .changing(
            "CURRENT_ROW_TIMESTAMP",
            "-> TIMESTAMP_LTZ(3)",
            "Now, for each row anew.",
            "CURRENT_ROW_TIMESTAMP() IS NULL -- FALSE")
        .changingOrNull(
            "CURRENT_WATERMARK",
            "time TIMESTAMP -> *|time TIMESTAMP_LTZ -> *",
            "The watermark as it was before the rows that came together with this one; NULL before"
                + " the first. The argument is a time attribute.",
            "CURRENT_WATERMARK(ts) FROM clicks -- NULL")
        .list();
  }
}
