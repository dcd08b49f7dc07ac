package dev.weir.connectors.format.json;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.connectors.format.value.FieldParser;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.type.ArrayType;
import dev.weir.type.CharacterType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import org.jspecify.annotations.Nullable;

/** What becomes of a value: it is passed over, or read into a column, or its fields are. */
final class JsonTarget {
  static final int SKIP = 0;
  static final int INTEGER = 1;
  static final int TEXT = 2;
  static final int TIMESTAMP = 3;
  static final int OBJECT = 4;
  static final int OTHER = 5;

  private static final Column NO_COLUMN = new LongColumn(0);

  /** One of the constants above. */
  final int kind;

  /** The way to the field, with points. */
  final String path;

  /** Reads values other than the commonest; null if there is no column of one value. */
  final @Nullable FieldParser parser;

  /** The fields within, for {@link #OBJECT}. */
  final @Nullable JsonObject object;

  /** Reads arrays, maps and multisets; null for other types. */
  final @Nullable JsonNested nested;

  /** Bounds of an integer. */
  final long min;

  final long max;

  /** Where values go; set for each batch. */
  Column column = NO_COLUMN;

  long[] longs = {};
  int[] offsets = {};
  int[] lengths = {};

  /** The last row that had the field, by the decoder's count. */
  long seen;

  /** Whether the row's string is to be rewritten. */
  boolean pending;

  /** Where the first escape of a string that is to be rewritten may be; none is before. */
  int plain;

  private JsonTarget(
      int kind,
      String path,
      @Nullable FieldParser parser,
      @Nullable JsonObject object,
      @Nullable JsonNested nested) {
    this.kind = kind;
    this.nested = nested;
    this.path = path;
    this.parser = parser;
    this.object = object;
    SqlType type = parser == null ? null : parser.type();
    this.min =
        type instanceof IntegerType integer
            ? integer.width().min()
            : isMonths(type) ? Integer.MIN_VALUE : Long.MIN_VALUE;
    this.max = ~min;
  }

  static JsonTarget skip() {
    return new JsonTarget(SKIP, "", null, null, null);
  }

  static JsonTarget object(String path, JsonObject object) {
    return new JsonTarget(OBJECT, path, null, object, null);
  }

  static JsonTarget value(String path, SqlType type, TimestampStyle style) {
    JsonNested nested =
        switch (type) {
          case ArrayType _, MapType _, MultisetType _ -> JsonNested.of(type, style);
          default -> null;
        };
    return new JsonTarget(kind(type), path, new FieldParser(type, style), null, nested);
  }

  private static int kind(SqlType type) {
    return switch (type) {
      case IntegerType _, IntervalType _ -> INTEGER;
      case CharacterType _ -> TEXT;
      case TimestampType timestamp ->
          timestamp.precision() == 3 && !timestamp.local() ? TIMESTAMP : OTHER;
      case RowType _ -> throw new IllegalArgumentException(type.toString());
      default -> OTHER;
    };
  }

  private static boolean isMonths(@Nullable SqlType type) {
    return type instanceof IntervalType interval && interval.months();
  }

  /** Makes the row's value NULL, if it has a column of its own. */
  void setNull(int row) {
    if (column != NO_COLUMN) {
      column.nulls().set(row);
    }
  }

  /** Says where values go from now on. Strings will point into {@code data}. */
  void bind(Column target, byte[] data) {
    column = target;
    if (target instanceof LongColumn longColumn) {
      longs = longColumn.values;
    } else if (kind == TEXT && target instanceof BytesColumn bytesColumn) {
      bytesColumn.share(data);
      offsets = bytesColumn.offsets;
      lengths = bytesColumn.lengths;
    }
  }
}
