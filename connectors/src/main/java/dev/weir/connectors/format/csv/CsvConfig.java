package dev.weir.connectors.format.csv;

import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connectors.OptionValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of the format csv. {@code quote} and {@code escape} are {@link #NONE} where there is
 * no such character.
 */
record CsvConfig(
    byte delimiter,
    byte quote,
    byte escape,
    boolean comments,
    boolean ignoreParseErrors,
    boolean header,
    boolean scientificDecimals,
    @Nullable String nullLiteral,
    String elementDelimiter) {
  /** No byte of a text that is scanned for characters, since those are all ASCII. */
  static final byte NONE = -1;

  private static final String DELIMITER = "csv.field-delimiter";
  private static final String QUOTE = "csv.quote-character";
  private static final String NO_QUOTE = "csv.disable-quote-character";
  private static final String ESCAPE = "csv.escape-character";
  private static final String COMMENTS = "csv.allow-comments";
  private static final String IGNORE_ERRORS = "csv.ignore-parse-errors";
  private static final String NULL = "csv.null-literal";
  private static final String HEADER = "csv.header";
  private static final String SCIENTIFIC = "csv.write-bigdecimal-in-scientific-notation";
  private static final String ARRAY_DELIMITER = "csv.array-element-delimiter";

  static final List<Option> OPTIONS =
      List.of(
          text(DELIMITER, ",", "The character between fields; \\t is a tab."),
          text(QUOTE, "\"", "The character around fields that hold special characters."),
          flag(NO_QUOTE, "false", "Whether quotes are characters like others."),
          text(ESCAPE, null, "The character that takes away the meaning of the next."),
          flag(COMMENTS, "false", "Whether lines that start with # are passed over."),
          flag(
              IGNORE_ERRORS,
              "false",
              "Whether malformed rows are left out and malformed fields read as NULL."),
          text(NULL, null, "The text that stands for NULL."),
          flag(HEADER, "false", "Whether the first row holds the names of the columns."),
          flag(SCIENTIFIC, "true", "Whether small decimals are written with an exponent."),
          text(ARRAY_DELIMITER, ";", "The text between elements of arrays."));

  private static Option text(String key, @Nullable String defaultValue, String description) {
    return new Option(key, Kind.TEXT, false, defaultValue, description);
  }

  private static Option flag(String key, String defaultValue, String description) {
    return new Option(key, Kind.BOOLEAN, false, defaultValue, description);
  }

  static CsvConfig of(OptionValues options) {
    boolean noQuote = options.flag(NO_QUOTE);
    if (noQuote && options.isSet(QUOTE)) {
      throw options.wrong(QUOTE, "not allowed together with \"" + NO_QUOTE + "\"");
    }
    byte quote = noQuote ? NONE : character(options, QUOTE);
    byte escape = options.isSet(ESCAPE) ? character(options, ESCAPE) : NONE;
    return new CsvConfig(
        character(options, DELIMITER),
        quote,
        escape == quote ? NONE : escape,
        options.flag(COMMENTS),
        options.flag(IGNORE_ERRORS),
        options.flag(HEADER),
        options.flag(SCIENTIFIC),
        options.textOrNull(NULL),
        options.text(ARRAY_DELIMITER));
  }

  /** The bytes that stand for NULL, or null. */
  byte @Nullable [] nullBytes() {
    return nullLiteral == null ? null : nullLiteral.getBytes(StandardCharsets.UTF_8);
  }

  private static byte character(OptionValues options, String key) {
    String value = options.text(key);
    String plain = value.length() > 1 && value.charAt(0) == '\\' ? unescaped(value) : value;
    boolean ascii = plain.length() == 1 && plain.charAt(0) < 0x80;
    if (!ascii || plain.charAt(0) == '\n' || plain.charAt(0) == '\r') {
      throw options.wrong(key, "one ASCII character other than a line end is allowed");
    }
    return (byte) plain.charAt(0);
  }

  private static String unescaped(String value) {
    try {
      return value.startsWith("\\u") && value.length() == 6
          ? Character.toString(Integer.parseInt(value.substring(2), 16))
          : value.translateEscapes();
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
