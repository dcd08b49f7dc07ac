package dev.weir.connectors.format.csv;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowEncoder;
import dev.weir.connectors.format.RowFaults;
import dev.weir.connectors.format.RowFormat;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.ArrayType;
import dev.weir.type.BitmapType;
import dev.weir.type.Field;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.VariantType;
import java.util.List;

/** The format {@code csv}. */
public final class CsvFormat implements RowFormat {

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<Option> options() {
    return CsvConfig.OPTIONS;
  }

  @Override
  public void validate(OptionValues options) {
    CsvConfig.of(options);
    for (Field field : options.table().columns().fields()) {
      SqlType type = field.type();
      boolean plain = isPlain(type) || type instanceof ArrayType array && isPlain(array.element());
      if (!plain) {
        throw new WeirException(
            ErrorCode.UNSUPPORTED,
            "format \"csv\" can't hold column \""
                + field.name()
                + "\" of table \""
                + options.table().name()
                + "\": its type is "
                + type.name());
      }
    }
  }

  private static boolean isPlain(SqlType type) {
    return switch (type) {
      case RowType _, ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ -> false;
      default -> true;
    };
  }

  @Override
  public boolean rowsAreLines(OptionValues options) {
    CsvConfig config = CsvConfig.of(options);
    return config.quote() == CsvConfig.NONE && config.escape() == CsvConfig.NONE;
  }

  @Override
  public boolean ignoresParseErrors(OptionValues options) {
    return CsvConfig.of(options).ignoreParseErrors();
  }

  @Override
  public RowDecoder decoder(
      OptionValues options, List<FieldPath> columns, RowType schema, RowFaults faults) {
    return new CsvDecoder(options.table(), columns, CsvConfig.of(options), faults);
  }

  @Override
  public RowEncoder encoder(OptionValues options) {
    return new CsvEncoder(options.table().columns(), CsvConfig.of(options));
  }
}
