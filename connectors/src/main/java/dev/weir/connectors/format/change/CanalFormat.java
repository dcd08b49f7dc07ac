package dev.weir.connectors.format.change;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The format {@code canal-json}: what Canal writes. */
public final class CanalFormat implements ChangeFormat {
  private static final String DATABASES = "canal-json.database.include";
  private static final String TABLES = "canal-json.table.include";

  @Override
  public String name() {
    return "canal-json";
  }

  @Override
  public Envelope envelope(OptionValues options) {
    return new DataOldLists(pattern(options, DATABASES), pattern(options, TABLES));
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(ChangeFormat.super.options());
    options.add(include(DATABASES, "database"));
    options.add(include(TABLES, "table"));
    return options;
  }

  private static Option include(String key, String what) {
    String description =
        "A regular expression: only changes in a " + what + " of such a name are read.";
    return new Option(key, Option.Kind.TEXT, false, null, description);
  }

  private static @Nullable Pattern pattern(OptionValues options, String key) {
    String text = options.textOrNull(key);
    try {
      return text == null ? null : Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw options.wrong(key, "not a regular expression: " + e.getDescription());
    }
  }
}
