package dev.weir.connectors.format.change;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.RowEncoder;
import java.util.ArrayList;
import java.util.List;

/** The format {@code debezium-json}: what Debezium writes. */
public final class DebeziumFormat implements ChangeFormat {
  private static final String SCHEMA_INCLUDE = "debezium-json.schema-include";

  @Override
  public String name() {
    return "debezium-json";
  }

  @Override
  public Envelope envelope(OptionValues options) {
    return BeforeAfter.DEBEZIUM;
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(ChangeFormat.super.options());
    options.addFirst(
        new Option(
            SCHEMA_INCLUDE,
            Option.Kind.BOOLEAN,
            false,
            "false",
            "Whether each line has its schema as well, and the change in the field payload."));
    return options;
  }

  @Override
  public boolean isWrapped(OptionValues options) {
    return options.flag(SCHEMA_INCLUDE);
  }

  @Override
  public RowEncoder encoder(OptionValues options) {
    if (isWrapped(options)) {
      throw options.wrong(SCHEMA_INCLUDE, "changes are written without their schema");
    }
    return ChangeFormat.super.encoder(options);
  }
}
