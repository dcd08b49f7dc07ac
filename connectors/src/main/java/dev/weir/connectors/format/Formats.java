package dev.weir.connectors.format;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** The formats at hand, and how a connector that needs one reads its options. */
public final class Formats {
  /** The key that names the format. */
  public static final String FORMAT = "format";

  /** The option that every connector with a format has. */
  public static final Option OPTION =
      new Option(
          FORMAT,
          Option.Kind.TEXT,
          true,
          null,
          "What rows look like: csv, json, debezium-json, canal-json, maxwell-json, ogg-json, raw,"
              + " avro or parquet.");

  /** Formats that Flink has and Weir does not. */
  private static final Set<String> MISSING =
      Set.of("orc", "protobuf", "avro-confluent", "debezium-avro-confluent");

  private Formats() {}

  /** The format of a table; fails when there is none of that name. */
  public static Format of(CatalogTable table) {
    String name = table.options().get(FORMAT);
    if (name == null) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION,
              "table \"" + table.name() + "\" lacks the option \"format\"")
          .withHint(OPTION.description());
    }
    return all()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(table, name));
  }

  /** The table's options, checked against those of its connector and its format. */
  public static OptionValues options(CatalogTable table, List<Option> connectorOptions) {
    Format format = of(table);
    List<Option> all = new ArrayList<>(connectorOptions);
    all.addAll(format.options());
    OptionValues values = OptionValues.of(table, all);
    format.validate(values);
    return values;
  }

  /** All formats that the service loader finds. */
  private static Stream<Format> all() {
    return ServiceLoader.load(Format.class).stream().map(ServiceLoader.Provider::get);
  }

  private static WeirException unknown(CatalogTable table, String name) {
    List<String> names = all().map(Format::name).sorted().toList();
    if (MISSING.contains(name)) {
      return new WeirException(
              ErrorCode.UNSUPPORTED,
              "format \"" + name + "\" of table \"" + table.name() + "\" is not supported")
          .withHint("Formats are " + String.join(", ", names) + ".");
    }
    String hint = Suggestions.didYouMean(name, names);
    return new WeirException(
            ErrorCode.INVALID_OPTION,
            "option \"format\" of table \""
                + table.name()
                + "\" is \""
                + name
                + "\": allowed: \""
                + String.join("\", \"", names)
                + "\"")
        .withHint(hint);
  }
}
