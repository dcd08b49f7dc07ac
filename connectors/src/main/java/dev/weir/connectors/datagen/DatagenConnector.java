package dev.weir.connectors.datagen;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.SourceOnly;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connector {@code datagen}. */
public final class DatagenConnector implements Connector {
  private static final String RATE = "rows-per-second";
  private static final String ROWS = "number-of-rows";
  private static final String SEED = "weir.seed";

  @Override
  public String name() {
    return "datagen";
  }

  @Override
  public List<Option> options() {
    return List.of(
        option(RATE, Kind.INTEGER, "10000", "Rows to make in a second."),
        option(ROWS, Kind.INTEGER, null, "Rows to make in all; without end if not given."),
        option(SEED, Kind.INTEGER, "1", "What random values depend on."),
        option("fields.#.kind", Kind.TEXT, "random", "How values come about: random, sequence."),
        option("fields.#.min", Kind.DOUBLE, null, "The smallest random number."),
        option("fields.#.max", Kind.DOUBLE, null, "The largest random number."),
        option("fields.#.max-past", Kind.DURATION, "0", "How far back random times reach."),
        option("fields.#.length", Kind.INTEGER, null, "How long random strings are; else 100."),
        option("fields.#.var-len", Kind.BOOLEAN, "false", "Whether random strings may be shorter."),
        option("fields.#.null-rate", Kind.DOUBLE, "0", "The share of values that are NULL."),
        option("fields.#.start", Kind.INTEGER, null, "The first number of a sequence."),
        option("fields.#.end", Kind.INTEGER, null, "The last number of a sequence."));
  }

  private static Option option(
      String key, Kind kind, @Nullable String defaultValue, String description) {
    return new Option(key, kind, false, defaultValue, description);
  }

  @Override
  public void validate(CatalogTable table) {
    plan(table);
  }

  private RowPlan plan(CatalogTable table) {
    OptionValues options = OptionValues.of(table, options());
    long rows = options.isSet(ROWS) ? options.integer(ROWS, 0) : RowPlan.ENDLESS;
    return RowPlan.of(options, options.integer(RATE, 1), rows, options.integer(SEED));
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return plan(table).rows() != RowPlan.ENDLESS;
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    return new DatagenSource(plan(table), columns);
  }

  @Override
  public Sink sink(CatalogTable table) {
    throw SourceOnly.refuse(table);
  }
}
