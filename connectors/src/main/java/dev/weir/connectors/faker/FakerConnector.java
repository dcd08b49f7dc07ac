package dev.weir.connectors.faker;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.SourceOnly;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** The connector {@code faker}. */
public final class FakerConnector implements Connector {
  private static final String ROWS = "number-of-rows";
  private static final String RATE = "rows-per-second";
  private static final String SEED = "seed";

  private static final List<Option> FIXED =
      List.of(
          new Option(ROWS, Kind.INTEGER, false, null, "How many rows; without it there is no end."),
          new Option(RATE, Kind.INTEGER, false, "10000", "The most rows in a second."),
          new Option(SEED, Kind.INTEGER, false, null, "Makes the rows repeatable."));

  @Override
  public String name() {
    return "faker";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(FIXED);
    options.add(expression("fields.#.expression"));
    options.add(nullRate("fields.#.null-rate"));
    return options;
  }

  private static Option expression(String key) {
    return new Option(
        key, Kind.TEXT, false, null, "A Datafaker expression, such as #{name.fullName}.");
  }

  private static Option nullRate(String key) {
    return new Option(key, Kind.DOUBLE, false, "0.0", "The share of NULLs, from 0 to 1.");
  }

  @Override
  public void validate(CatalogTable table) {
    OptionValues values = values(table);
    values.integer(RATE, 1);
    try (FakerReader reader = reader(values, columns(values, paths(table)))) {
      reader.tryOnce();
    }
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return values(table).isSet(ROWS);
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    OptionValues values = values(table);
    List<FakeColumn> fakes = columns(values, columns);
    long rows = values.isSet(ROWS) ? values.integer(ROWS, 0) : Long.MAX_VALUE;
    return new Source() {
      @Override
      public List<Split> splits() {
        return List.of(new Split("0:" + rows));
      }

      @Override
      public SplitReader open(Split split, SourceContext context) {
        return reader(values, fakes).start(split, values.integer(RATE, 1), context.clock());
      }
    };
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw SourceOnly.refuse(table);
  }

  private static FakerReader reader(OptionValues values, List<FakeColumn> columns) {
    return values.isSet(SEED)
        ? new FakerReader(columns, values.integer(SEED))
        : new FakerReader(columns);
  }

  /** The options of the table, those of fields within ROW columns among them. */
  private static OptionValues values(CatalogTable table) {
    List<Option> options = new ArrayList<>(FIXED);
    for (Field column : table.columns().fields()) {
      addOptions(column.name(), column.type(), options);
    }
    return OptionValues.of(table, options);
  }

  private static void addOptions(String path, SqlType type, List<Option> options) {
    options.add(nullRate("fields." + path + ".null-rate"));
    if (type instanceof RowType row) {
      row.fields().forEach(f -> addOptions(path + "." + f.name(), f.type(), options));
    } else {
      options.add(expression("fields." + path + ".expression"));
    }
  }

  private static List<FieldPath> paths(CatalogTable table) {
    return table.columns().names().stream().map(FieldPath::of).toList();
  }

  private static List<FakeColumn> columns(OptionValues values, List<FieldPath> paths) {
    return paths.stream().map(path -> FakeColumn.of(values, path)).toList();
  }
}
