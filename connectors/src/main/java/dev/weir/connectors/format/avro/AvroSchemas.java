package dev.weir.connectors.format.avro;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The schema of files for a table; names and types are those that Flink writes. */
final class AvroSchemas {
  private static final String NAMESPACE = "org.apache.flink.avro.generated";

  private final boolean legacyTimestamps;
  private final String column;
  private final Set<String> names;

  private AvroSchemas(boolean legacyTimestamps, String column, Set<String> names) {
    this.legacyTimestamps = legacyTimestamps;
    this.column = column;
    this.names = names;
  }

  /** The schema of rows; UNSUPPORTED if there is a column that a file can't hold. */
  static Schema of(RowType columns, boolean legacyTimestamps) {
    List<Schema.Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of("record"));
    for (Field field : columns.fields()) {
      AvroSchemas schemas = new AvroSchemas(legacyTimestamps, field.name(), names);
      fields.add(schemas.field(field, "record"));
    }
    return Schema.createRecord("record", null, NAMESPACE, false, fields);
  }

  private Schema.Field field(Field field, String record) {
    Schema schema = nullable(field.type(), record + "_" + field.name());
    try {
      return field.type().nullable()
          ? new Schema.Field(field.name(), schema, null, Schema.Field.NULL_DEFAULT_VALUE)
          : new Schema.Field(field.name(), schema);
    } catch (AvroRuntimeException e) {
      throw unsupported("names are letters, digits and underscores there");
    }
  }

  private Schema nullable(SqlType type, String name) {
    Schema schema = schema(type, name);
    return type.nullable() ? Schema.createUnion(Schema.create(Schema.Type.NULL), schema) : schema;
  }

  private Schema schema(SqlType type, String name) {
    return switch (type) {
      case BooleanType _ -> Schema.create(Schema.Type.BOOLEAN);
      case IntegerType integer ->
          Schema.create(
              integer.width() == IntegerType.Width.BIGINT ? Schema.Type.LONG : Schema.Type.INT);
      case FloatingType floating ->
          Schema.create(floating.doublePrecision() ? Schema.Type.DOUBLE : Schema.Type.FLOAT);
      case CharacterType _ -> Schema.create(Schema.Type.STRING);
      case BinaryType _ -> Schema.create(Schema.Type.BYTES);
      case DecimalType decimal ->
          logical(Schema.Type.BYTES, LogicalTypes.decimal(decimal.precision(), decimal.scale()));
      case DateType _ -> logical(Schema.Type.INT, LogicalTypes.date());
      case TimeType time -> {
        if (time.precision() > 3) {
          throw unsupported("a TIME there has at most 3 decimals");
        }
        yield logical(Schema.Type.INT, LogicalTypes.timeMillis());
      }
      case TimestampType timestamp -> logical(Schema.Type.LONG, instant(timestamp));
      case ArrayType array -> Schema.createArray(nullable(array.element(), name));
      case MapType map -> map(map.key(), map.value(), name);
      case MultisetType multiset -> map(multiset.element(), multiset.asMap().value(), name);
      case RowType row -> record(row, name);
      case IntervalType _, VariantType _, BitmapType _, NullType _ ->
          throw unsupported("it is of type " + type.name());
    };
  }

  private static Schema logical(Schema.Type type, LogicalType logical) {
    return logical.addToSchema(Schema.create(type));
  }

  private LogicalType instant(TimestampType type) {
    int most = legacyTimestamps ? 3 : 6;
    if (type.precision() > most || legacyTimestamps && type.local()) {
      WeirException problem = unsupported("it is of type " + type.name());
      throw legacyTimestamps && type.precision() <= 6
          ? problem.withHint("Set 'avro.timestamp_mapping.legacy' = 'false'.")
          : problem;
    }
    boolean zoned = legacyTimestamps || type.local();
    if (type.precision() <= 3) {
      return zoned ? LogicalTypes.timestampMillis() : LogicalTypes.localTimestampMillis();
    }
    return zoned ? LogicalTypes.timestampMicros() : LogicalTypes.localTimestampMicros();
  }

  private Schema map(SqlType key, SqlType value, String name) {
    if (!(key instanceof CharacterType)) {
      throw unsupported("the keys of a map are strings there");
    }
    return Schema.createMap(nullable(value, name));
  }

  private Schema record(RowType row, String wanted) {
    String name = wanted;
    while (!names.add(name)) {
      name += "_";
    }
    List<Schema.Field> fields = new ArrayList<>();
    for (Field field : row.fields()) {
      fields.add(field(field, name));
    }
    return Schema.createRecord(name, null, NAMESPACE, false, fields);
  }

  private WeirException unsupported(String reason) {
    return new WeirException(
        ErrorCode.UNSUPPORTED, "format \"avro\" can't hold column \"" + column + "\": " + reason);
  }
}
