package dev.weir.connectors.format.json;

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
import dev.weir.type.CharacterType;
import dev.weir.type.Field;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.VariantType;
import java.util.List;

/** The format {@code json}: an object on each line. */
public final class JsonFormat implements RowFormat {

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<Option> options() {
    return JsonConfig.options();
  }

  @Override
  public void validate(OptionValues options) {
    JsonConfig.of(options);
    for (Field field : options.table().columns().fields()) {
      checkKeys(field.type(), field.name());
    }
  }

  /** The names of an object's members are text. */
  private static void checkKeys(SqlType type, String column) {
    switch (type) {
      case ArrayType array -> checkKeys(array.element(), column);
      case RowType row -> row.types().forEach(field -> checkKeys(field, column));
      case MultisetType multiset when !(multiset.element() instanceof CharacterType) ->
          throw notText(type, column);
      case MapType map when !(map.key() instanceof CharacterType) -> throw notText(type, column);
      case MapType map -> checkKeys(map.value(), column);
      case VariantType _, BitmapType _ ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "format \"json\" can't hold column \"" + column + "\": it is a " + type.name());
      default -> {}
    }
  }

  private static WeirException notText(SqlType type, String column) {
    return new WeirException(
        ErrorCode.UNSUPPORTED,
        "format \"json\" can't hold column \""
            + column
            + "\": the keys of "
            + type.name()
            + " are no strings");
  }

  @Override
  public boolean lineEndsAreBlanks() {
    return true;
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
    return new JsonDecoder(columns, schema, config, faults);
  }

  @Override
  public RowEncoder encoder(OptionValues options) {
    return new JsonEncoder(options.table().columns(), JsonConfig.of(options));
  }
}
