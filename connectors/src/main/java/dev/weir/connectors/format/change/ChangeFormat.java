package dev.weir.connectors.format.change;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.RowFormat;
import dev.weir.connectors.format.json.JsonConfig;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/** What the formats of changes have in common. */
sealed interface ChangeFormat extends RowFormat
    permits DebeziumFormat, CanalFormat, MaxwellFormat, OggFormat {

  /** The form of lines that the options ask for. */
  Envelope envelope(OptionValues options);

  /** Whether the envelope is within another that has its schema as well. */
  default boolean isWrapped(OptionValues options) {
    return false;
  }

  @Override
  default List<Option> options() {
    return JsonConfig.options(name());
  }

  @Override
  default void validate(OptionValues options) {
    JsonConfig.of(options, name());
    envelope(options);
  }

  @Override
  default boolean lineEndsAreBlanks() {
    return true;
  }

  /** A file is read by one task from its start to its end, since the order of changes counts. */
  @Override
  default boolean rowsAreLines(OptionValues options) {
    return false;
  }

  @Override
  default boolean insertOnly() {
    return false;
  }

  @Override
  default boolean ignoresParseErrors(OptionValues options) {
    return JsonConfig.of(options, name()).ignoreParseErrors();
  }

  @Override
  default RowDecoder decoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults) {
    JsonConfig config = JsonConfig.of(options, name());
    ChangeDecoder.Rows rows = new ChangeDecoder.Rows(columns, schema, config);
    return new ChangeDecoder(envelope(options), isWrapped(options), rows, faults);
  }

  @Override
  default RowEncoder encoder(OptionValues options) {
    JsonConfig config = JsonConfig.of(options, name());
    return new ChangeEncoder(envelope(options), options.table().columns(), config);
  }
}
