package dev.weir.connectors.format.raw;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.RowFormat;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.List;

/** The format {@code raw}: each line is the value of the only column. */
public final class RawFormat implements RowFormat {

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public List<Option> options() {
    return RawConfig.OPTIONS;
  }

  @Override
  public void validate(OptionValues options) {
    RawConfig.of(options);
    String table = "table \"" + options.table().name() + "\"";
    List<String> columns = options.table().columns().names();
    if (columns.size() != 1) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED,
          "format \"raw\" holds one column, and "
              + table
              + " has "
              + (columns.isEmpty() ? "none" : String.join(", ", columns)));
    }
    if (RawValue.bytes(field(options).type()) == RawValue.NONE) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED,
          "format \"raw\" can't hold column \""
              + columns.getFirst()
              + "\" of "
              + table
              + ": its type is "
              + field(options).type().name());
    }
  }

  private static Field field(OptionValues options) {
    return options.table().columns().fields().getFirst();
  }

  @Override
  public boolean rowsAreLines(OptionValues options) {
    return true;
  }

  @Override
  public boolean ignoresParseErrors(OptionValues options) {
    return false;
  }

  @Override
  public RowDecoder decoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults) {
    return new RawDecoder(field(options).type(), RawConfig.of(options), faults, true);
  }

  /** The whole message is the value, whatever bytes it has. */
  @Override
  public RowDecoder messageDecoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults) {
    return new RawDecoder(field(options).type(), RawConfig.of(options), faults, false);
  }

  @Override
  public boolean readsNull() {
    return true;
  }

  @Override
  public RowEncoder encoder(OptionValues options) {
    return new RawEncoder(field(options), RawConfig.of(options));
  }
}
