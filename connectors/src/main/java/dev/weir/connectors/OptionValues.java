package dev.weir.connectors;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Option;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a table, checked against those that exist: every key known, every required one
 * there, every value of its kind. Whatever is wrong is an INVALID_OPTION that names the table, the
 * key and what is allowed.
 *
 * <p>A known key may hold {@code #} for a column's name: {@code fields.#.kind}.
 */
public final class OptionValues {
  /** The key that names the connector. */
  public static final String CONNECTOR = "connector";

  private final CatalogTable table;
  private final Map<String, Option> known = new LinkedHashMap<>();

  private OptionValues(CatalogTable table, List<Option> options) {
    this.table = table;
    for (Option option : options) {
      if (option.key().contains("#")) {
        for (String column : table.columns().names()) {
          known.put(option.key().replace("#", column), option);
        }
      } else {
        known.put(option.key(), option);
      }
    }
    for (Option option : WatermarkOptions.ALL) {
      if (table.options().containsKey(option.key())) {
        known.put(option.key(), option);
      }
    }
  }

  /** The table's options; fails when any is wrong. */
  public static OptionValues of(CatalogTable table, List<Option> options) {
    OptionValues values = new OptionValues(table, options);
    values.checkKeys();
    values.checkRequired();
    values.known.forEach(values::checkValue);
    WatermarkOptions.check(values);
    return values;
  }

  public CatalogTable table() {
    return table;
  }

  /** Whether the table gives this key, so that no default holds. */
  public boolean isSet(String key) {
    return table.options().containsKey(key);
  }

  /** The value or its default, which must exist. */
  public String text(String key) {
    String value = textOrNull(key);
    if (value == null) {
      throw new IllegalStateException("no default for option " + key);
    }
    return value;
  }

  /** The value, its default, or null. */
  public @Nullable String textOrNull(String key) {
    Option option = known.get(key);
    if (option == null) {
      throw new IllegalArgumentException("not declared: " + key);
    }
    String value = table.options().get(key);
    return value != null ? value : option.defaultValue();
  }

  public boolean flag(String key) {
    return text(key).strip().equalsIgnoreCase("true");
  }

  public long integer(String key) {
    return Long.parseLong(text(key).strip());
  }

  /** An integer of at least {@code min}. */
  public long integer(String key, long min) {
    long value = integer(key);
    if (value < min) {
      throw wrong(key, "at least " + min + " is allowed");
    }
    return value;
  }

  public double number(String key) {
    return Double.parseDouble(text(key).strip());
  }

  public Duration duration(String key) {
    Duration value = Units.duration(text(key));
    if (value == null) {
      throw new IllegalStateException(key);
    }
    return value;
  }

  public long bytes(String key) {
    Long value = Units.bytes(text(key));
    if (value == null) {
      throw new IllegalStateException(key);
    }
    return value;
  }

  /** The value, which must be one of these but for case; the allowed spelling is returned. */
  public String oneOf(String key, String... allowed) {
    String value = text(key).strip();
    for (String candidate : allowed) {
      if (candidate.equalsIgnoreCase(value)) {
        return candidate;
      }
    }
    String list = String.join(", ", List.of(allowed).stream().map(a -> '"' + a + '"').toList());
    throw wrong(key, "allowed: " + list).withHint(Suggestions.didYouMean(value, List.of(allowed)));
  }

  /** The error for a value that this key can't have. */
  public WeirException wrong(String key, String allowed) {
    String value = textOrNull(key);
    return invalid(
        "option \""
            + key
            + "\" of table \""
            + table.name()
            + "\" is \""
            + value
            + "\": "
            + allowed);
  }

  /** The error for a key that this table can't do without. */
  public WeirException missing(String key) {
    return invalid("table \"" + table.name() + "\" lacks the option \"" + key + "\"");
  }

  private static WeirException invalid(String message) {
    return new WeirException(ErrorCode.INVALID_OPTION, message);
  }

  private void checkKeys() {
    List<String> unknown = new ArrayList<>(table.options().keySet());
    unknown.removeIf(key -> known.containsKey(key) || key.equals(CONNECTOR));
    if (!unknown.isEmpty()) {
      String key = unknown.stream().sorted().findFirst().orElseThrow();
      String connector = table.options().getOrDefault(CONNECTOR, "");
      String near = Suggestions.didYouMean(key, known.keySet());
      String all =
          known.isEmpty()
              ? "It has none."
              : "Options are " + String.join(", ", known.keySet()) + ".";
      throw invalid(
              "option \""
                  + key
                  + "\" of table \""
                  + table.name()
                  + "\" does not exist for connector \""
                  + connector
                  + "\"")
          .withHint(near != null ? near : all);
    }
  }

  private void checkRequired() {
    for (Map.Entry<String, Option> entry : known.entrySet()) {
      if (entry.getValue().required() && !isSet(entry.getKey())) {
        throw missing(entry.getKey()).withHint(entry.getValue().description());
      }
    }
  }

  private void checkValue(String key, Option option) {
    String value = table.options().get(key);
    if (value != null && !isOf(option.kind(), value.strip())) {
      throw wrong(key, allowed(option.kind()));
    }
  }

  private static boolean isOf(Option.Kind kind, String value) {
    return switch (kind) {
      case TEXT -> true;
      case BOOLEAN -> List.of("true", "false").contains(value.toLowerCase(Locale.ROOT));
      case INTEGER -> isLong(value);
      case DOUBLE -> isDouble(value);
      case DURATION -> Units.duration(value) != null;
      case MEMORY -> Units.bytes(value) != null;
    };
  }

  private static String allowed(Option.Kind kind) {
    return switch (kind) {
      case TEXT -> "any text is allowed";
      case BOOLEAN -> "true or false is allowed";
      case INTEGER -> "a whole number is allowed";
      case DOUBLE -> "a number is allowed";
      case DURATION -> "a duration such as \"10 s\", \"1 min\" or \"500 ms\" is allowed";
      case MEMORY -> "an amount of memory such as \"64 mb\" or \"1 kb\" is allowed";
    };
  }

  private static boolean isLong(String value) {
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDouble(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
