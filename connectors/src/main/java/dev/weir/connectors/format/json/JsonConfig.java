package dev.weir.connectors.format.json;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.value.TimestampStyle;
import java.util.List;

/** The options of the format json. */
record JsonConfig(
    boolean failOnMissingField,
    boolean ignoreParseErrors,
    TimestampStyle timestamps,
    boolean plainDecimals,
    boolean ignoreNullFields) {
  private static final String FAIL_ON_MISSING = "json.fail-on-missing-field";
  private static final String IGNORE_ERRORS = "json.ignore-parse-errors";
  private static final String TIMESTAMPS = "json.timestamp-format.standard";
  private static final String PLAIN_DECIMALS = "json.encode.decimal-as-plain-number";
  private static final String IGNORE_NULLS = "json.encode.ignore-null-fields";
  private static final String SQL = "SQL";
  private static final String ISO = "ISO-8601";

  static final List<Option> OPTIONS =
      List.of(
          flag(FAIL_ON_MISSING, "Whether a field that a row lacks is an error rather than NULL."),
          flag(
              IGNORE_ERRORS,
              "Whether malformed rows are left out and malformed fields read as NULL."),
          new Option(
              TIMESTAMPS, Kind.TEXT, false, SQL, "How timestamps are written: SQL, ISO-8601."),
          flag(PLAIN_DECIMALS, "Whether decimals are written without an exponent."),
          flag(IGNORE_NULLS, "Whether fields that are NULL are left out when writing."));

  private static Option flag(String key, String description) {
    return new Option(key, Kind.BOOLEAN, false, "false", description);
  }

  static JsonConfig of(OptionValues options) {
    boolean failOnMissing = options.flag(FAIL_ON_MISSING);
    boolean ignoreErrors = options.flag(IGNORE_ERRORS);
    if (failOnMissing && ignoreErrors) {
      throw options.wrong(FAIL_ON_MISSING, "not allowed together with \"" + IGNORE_ERRORS + "\"");
    }
    boolean sql = options.oneOf(TIMESTAMPS, SQL, ISO).equals(SQL);
    return new JsonConfig(
        failOnMissing,
        ignoreErrors,
        sql ? TimestampStyle.SQL : TimestampStyle.ISO_8601,
        options.flag(PLAIN_DECIMALS),
        options.flag(IGNORE_NULLS));
  }
}
