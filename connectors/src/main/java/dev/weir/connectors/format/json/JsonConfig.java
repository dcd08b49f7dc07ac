package dev.weir.connectors.format.json;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.value.TimestampStyle;
import java.util.ArrayList;
import java.util.List;

/** The options of json, and of the formats that have rows as JSON in them. */
public record JsonConfig(
    boolean failOnMissingField,
    boolean ignoreParseErrors,
    TimestampStyle timestamps,
    boolean plainDecimals,
    boolean ignoreNullFields) {
  private static final String FAIL_ON_MISSING = ".fail-on-missing-field";
  private static final String IGNORE_ERRORS = ".ignore-parse-errors";
  private static final String TIMESTAMPS = ".timestamp-format.standard";
  private static final String PLAIN_DECIMALS = ".encode.decimal-as-plain-number";
  private static final String IGNORE_NULLS = ".encode.ignore-null-fields";
  private static final String JSON = "json";
  private static final String SQL = "SQL";
  private static final String ISO = "ISO-8601";

  /** The options of json itself. */
  static List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(
        flag(
            JSON + FAIL_ON_MISSING,
            "Whether a field that a row lacks is an error rather than NULL."));
    options.addAll(options(JSON));
    return options;
  }

  /** The options that a format with rows as JSON has under its name. */
  public static List<Option> options(String format) {
    return List.of(
        flag(
            format + IGNORE_ERRORS,
            "Whether malformed rows are left out and malformed fields read as NULL."),
        new Option(
            format + TIMESTAMPS,
            Kind.TEXT,
            false,
            SQL,
            "How timestamps are written: SQL, ISO-8601."),
        flag(format + PLAIN_DECIMALS, "Whether decimals are written in full, without an exponent."),
        flag(format + IGNORE_NULLS, "Whether fields that are NULL are left out when writing."));
  }

  private static Option flag(String key, String description) {
    return new Option(key, Kind.BOOLEAN, false, "false", description);
  }

  static JsonConfig of(OptionValues options) {
    boolean failOnMissing = options.flag(JSON + FAIL_ON_MISSING);
    JsonConfig config = of(options, JSON, failOnMissing);
    if (failOnMissing && config.ignoreParseErrors) {
      throw options.wrong(
          JSON + FAIL_ON_MISSING, "not allowed together with \"" + JSON + IGNORE_ERRORS + "\"");
    }
    return config;
  }

  /** What a format with rows as JSON is told under its name. */
  public static JsonConfig of(OptionValues options, String format) {
    return of(options, format, false);
  }

  private static JsonConfig of(OptionValues options, String format, boolean failOnMissing) {
    boolean sql = options.oneOf(format + TIMESTAMPS, SQL, ISO).equals(SQL);
    return new JsonConfig(
        failOnMissing,
        options.flag(format + IGNORE_ERRORS),
        sql ? TimestampStyle.SQL : TimestampStyle.ISO_8601,
        options.flag(format + PLAIN_DECIMALS),
        options.flag(format + IGNORE_NULLS));
  }
}
