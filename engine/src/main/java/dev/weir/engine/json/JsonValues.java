package dev.weir.engine.json;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.engine.variadic.Arguments;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import dev.weir.value.UnfoldedArray;
import dev.weir.value.UnfoldedMap;
import dev.weir.value.Unfolding;
import dev.weir.value.VariantText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** SQL values as JSON values. */
public final class JsonValues {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  private final Unfolding unfolding;

  private JsonValues(Unfolding unfolding) {
    this.unfolding = unfolding;
  }

  /** Fails for a type without JSON in Flink. */
  public static void check(String function, SqlType type) {
    switch (type) {
      case DateType _, TimeType _, IntervalType _, BitmapType _ ->
          throw Arguments.refused(function, type);
      case RowType row -> row.types().forEach(field -> check(function, field));
      case ArrayType array -> check(function, array.element());
      case MapType map -> checkEntries(function, map);
      case MultisetType multiset -> checkEntries(function, multiset.asMap());
      default -> {}
    }
  }

  private static void checkEntries(String function, MapType map) {
    if (!(map.key() instanceof CharacterType)) {
      throw Arguments.refused(function, map);
    }
    check(function, map.value());
  }

  /** The value of an argument that is not NULL. */
  static Object of(Arguments arguments, int index) {
    Object value = Objects.requireNonNull(arguments.value(index));
    SqlType type = arguments.type(index);
    return value instanceof byte[] bytes
        ? new JsonValues(arguments.unfolding()).ofBytes(Slice.of(bytes), type)
        : ofNumber(value, type);
  }

  private static Object ofNumber(Object value, SqlType type) {
    return switch (type) {
      case BooleanType _ -> ((Long) value) != 0;
      case IntegerType _ -> BigInteger.valueOf((Long) value);
      case FloatingType _ -> number((Double) value);
      case TimestampType timestamp -> timestamp((Long) value, timestamp);
      case DecimalType _ -> value;
      default -> throw Arguments.refused("JSON_STRING", type);
    };
  }

  private Object ofBytes(Slice value, SqlType type) {
    return switch (type) {
      case BinaryType _ -> Base64.getEncoder().encodeToString(value.toBytes());
      case RowType row -> row(unfolding.row(row, value), 0, row);
      case ArrayType array -> array(unfolding.array(array, value));
      case MapType map -> map(unfolding.map(map, value));
      case MultisetType multiset -> map(unfolding.map(multiset.asMap(), value));
      case VariantType _ -> variant(value);
      default -> value.toString();
    };
  }

  private Object of(Column column, int row, SqlType type) {
    if (column.isNull(row)) {
      return JsonNull.NULL;
    }
    return switch (column) {
      case LongColumn longs when type instanceof DecimalType decimal ->
          BigDecimal.valueOf(longs.values[row], decimal.scale());
      case LongColumn longs -> ofNumber(longs.values[row], type);
      case DoubleColumn doubles -> ofNumber(doubles.values[row], type);
      case Int128Column wide ->
          new BigDecimal(
              Int128.toBigInteger(wide.high[row], wide.low[row]), ((DecimalType) type).scale());
      case BytesColumn bytes -> {
        Slice value = new Slice();
        bytes.get(row, value);
        yield ofBytes(value, type);
      }
      case RowColumn fields -> row(fields, row, (RowType) type);
    };
  }

  private Map<String, Object> row(RowColumn fields, int row, RowType type) {
    Map<String, Object> members = new HashMap<>();
    for (int i = 0; i < type.size(); i++) {
      members.put(type.names().get(i), of(fields.field(i), row, type.type(i)));
    }
    return members;
  }

  private List<Object> array(UnfoldedArray array) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      elements.add(of(array.column(), i, array.element()));
    }
    return elements;
  }

  private Map<String, Object> map(UnfoldedMap map) {
    Map<String, Object> members = new HashMap<>();
    for (int i = 0; i < map.size(); i++) {
      Object value = of(map.values().column(), i, map.values().element());
      members.put(of(map.keys().column(), i, map.keys().element()).toString(), value);
    }
    return members;
  }

  private static JsonDocument variant(Slice value) {
    ByteBuilder text = new ByteBuilder();
    VariantText.print(value, text);
    return new JsonDocument(text.toString());
  }

  /** JSON has no infinities: they are strings. */
  private static Object number(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value) : Double.toString(value);
  }

  private static String timestamp(long ticks, TimestampType type) {
    long seconds = Math.floorDiv(ticks, type.unitsPerSecond());
    long nanosPerTick = 1_000_000_000 / type.unitsPerSecond();
    int nanos = (int) (Math.floorMod(ticks, type.unitsPerSecond()) * nanosPerTick);
    LocalDateTime reading = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    return TIMESTAMP.format(reading) + (type.local() ? "Z" : "");
  }
}
