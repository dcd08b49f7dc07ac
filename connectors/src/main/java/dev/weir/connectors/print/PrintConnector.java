package dev.weir.connectors.print;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Option.Kind;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.SinkOnly;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connector {@code print}. */
public final class PrintConnector implements Connector {
  private static final String IDENTIFIER = "print-identifier";
  private static final String STANDARD_ERROR = "standard-error";

  private final @Nullable PrintStream out;
  private final @Nullable PrintStream error;

  /** Prints to what {@link System} gives when a table is written. */
  public PrintConnector() {
    this(null, null);
  }

  /** Prints to these. */
  public PrintConnector(@Nullable PrintStream out, @Nullable PrintStream error) {
    this.out = out;
    this.error = error;
  }

  @Override
  public String name() {
    return "print";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(IDENTIFIER, Kind.TEXT, false, "", "What each line starts with."),
        new Option(
            STANDARD_ERROR, Kind.BOOLEAN, false, "false", "Whether to print to standard error."));
  }

  @Override
  public void validate(CatalogTable table) {
    OptionValues.of(table, options());
  }

  @Override
  public boolean bounded(CatalogTable table) {
    throw SinkOnly.refuse(table);
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    throw SinkOnly.refuse(table);
  }

  @Override
  public Sink sink(CatalogTable table) {
    OptionValues options = OptionValues.of(table, options());
    String identifier = options.text(IDENTIFIER);
    String prefix = identifier.isEmpty() ? "" : identifier + "> ";
    return new PrintSink(table.columns(), prefix, stream(options.flag(STANDARD_ERROR)));
  }

  private PrintStream stream(boolean standardError) {
    if (standardError) {
      return error != null ? error : System.err;
    }
    return out != null ? out : System.out;
  }
}
