package dev.weir.connectors.format.json;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.Format;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/** The format {@code json}: an object on each line. */
public final class JsonFormat implements Format {

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<Option> options() {
    return JsonConfig.OPTIONS;
  }

  @Override
  public void validate(OptionValues options) {
    JsonConfig.of(options);
  }

  @Override
  public boolean rowsAreLines(OptionValues options) {
    return true;
  }

  @Override
  public boolean ignoresParseErrors(OptionValues options) {
    return JsonConfig.of(options).ignoreParseErrors();
  }

  @Override
  public RowDecoder decoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults) {
    JsonConfig config = JsonConfig.of(options);
    return new JsonDecoder(new JsonColumns(columns, schema, config.timestamps()), config, faults);
  }

  @Override
  public RowEncoder encoder(OptionValues options) {
    return new JsonEncoder(options.table().columns(), JsonConfig.of(options));
  }
}
