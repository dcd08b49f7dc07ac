package dev.weir.connectors.format.json;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.value.FieldParser;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.CharacterType;
import dev.weir.type.Field;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ColumnValues;
import dev.weir.value.ElementSink;
import dev.weir.value.MapBuilder;
import dev.weir.value.RowBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads arrays, maps and multisets, and rows within them, into their encoding. The text is known to
 * be well-formed; what is left to find out is whether it fits the type.
 */
abstract sealed class JsonNested {

  /** A reader of values of that type. */
  static JsonNested of(SqlType type, TimestampStyle style) {
    return switch (type) {
      case ArrayType array -> new OfArray(array, style);
      case MapType map -> new OfMap(map, style);
      case MultisetType multiset -> new OfMap(multiset.asMap(), style);
      case RowType row -> new OfRow(row, style);
      default -> new Single(type, style);
    };
  }

  /** Sets a column's row to the value that starts at {@code at}; false if it doesn't fit. */
  final boolean read(byte[] data, int at, BytesColumn column, int row) {
    ByteBuilder out = new ByteBuilder();
    boolean fits = encode(data, at, out);
    if (fits) {
      column.append(row, out.data, 0, out.length());
    }
    return fits;
  }

  /** Adds the value that starts at {@code at}; false if it doesn't fit. */
  boolean add(byte[] data, int at, ElementSink sink) {
    if (JsonSyntax.isNull(data, at)) {
      sink.addNull();
      return true;
    }
    ByteBuilder out = new ByteBuilder();
    boolean fits = encode(data, at, out);
    if (fits) {
      sink.addBytes(out.data, 0, out.length());
    }
    return fits;
  }

  /** Encodes a value that isn't null. */
  abstract boolean encode(byte[] data, int at, ByteBuilder out);

  /** The place after blanks and, if there is one, a comma with the blanks after it. */
  private static int next(byte[] data, int at) {
    int p = JsonSyntax.blanks(data, at);
    return data[p] == ',' ? JsonSyntax.blanks(data, p + 1) : p;
  }

  /** Where the values of an object's names start; the last of equal names counts. */
  private static Map<String, Integer> members(byte[] data, int at) {
    Map<String, Integer> members = new LinkedHashMap<>();
    int p = JsonSyntax.blanks(data, at + 1);
    while (data[p] != '}') {
      int end = JsonSyntax.stringEnd(data, p + 1);
      String name = new String(JsonValues.text(data, p + 1, end), StandardCharsets.UTF_8);
      int colon = JsonSyntax.blanks(data, (end < 0 ? ~end : end) + 1);
      int value = JsonSyntax.blanks(data, colon + 1);
      members.put(name, value);
      p = next(data, JsonSyntax.valueEnd(data, value, 0));
    }
    return members;
  }

  private static final class OfArray extends JsonNested {
    private final JsonNested element;
    private final ArrayBuilder builder;

    OfArray(ArrayType type, TimestampStyle style) {
      this.element = of(type.element(), style);
      this.builder = new ArrayBuilder(type.element());
    }

    @Override
    boolean encode(byte[] data, int at, ByteBuilder out) {
      if (data[at] != '[') {
        return false;
      }
      builder.start();
      int p = JsonSyntax.blanks(data, at + 1);
      while (data[p] != ']') {
        if (!element.add(data, p, builder)) {
          return false;
        }
        p = next(data, JsonSyntax.valueEnd(data, p, 0));
      }
      builder.finish(out);
      return true;
    }
  }

  private static final class OfMap extends JsonNested {
    private final JsonNested value;
    private final MapBuilder builder;

    OfMap(MapType type, TimestampStyle style) {
      this.value = of(type.value(), style);
      this.builder = new MapBuilder(type);
    }

    @Override
    boolean encode(byte[] data, int at, ByteBuilder out) {
      if (data[at] != '{') {
        return false;
      }
      builder.start();
      for (Map.Entry<String, Integer> member : members(data, at).entrySet()) {
        byte[] key = member.getKey().getBytes(StandardCharsets.UTF_8);
        builder.keys().addBytes(key, 0, key.length);
        if (!value.add(data, member.getValue(), builder.values())) {
          return false;
        }
      }
      builder.finish(out);
      return true;
    }
  }

  private static final class OfRow extends JsonNested {
    private final List<Field> fields;
    private final List<JsonNested> readers;
    private final RowBuilder builder;

    OfRow(RowType type, TimestampStyle style) {
      this.fields = type.fields();
      this.readers = type.types().stream().map(field -> of(field, style)).toList();
      this.builder = new RowBuilder(type);
    }

    @Override
    boolean encode(byte[] data, int at, ByteBuilder out) {
      if (data[at] != '{') {
        return false;
      }
      Map<String, Integer> members = members(data, at);
      builder.start();
      for (int i = 0; i < fields.size(); i++) {
        Integer value = members.get(fields.get(i).name());
        if (value == null) {
          builder.addNull();
        } else if (!readers.get(i).add(data, value, builder)) {
          return false;
        }
      }
      builder.finish(out);
      return true;
    }
  }

  /** Values that take no looking into, read as those of plain columns are. */
  private static final class Single extends JsonNested {
    private final JsonTarget target;
    private final FieldParser parser;
    private final JsonValues values = new JsonValues();
    private final Column column;
    private final ColumnValues copy;
    private final boolean text;

    Single(SqlType type, TimestampStyle style) {
      this.target = JsonTarget.value("", type, style);
      this.parser = new FieldParser(type, style);
      this.column = Column.of(type, 1);
      this.copy = new ColumnValues(type);
      this.text = type instanceof CharacterType;
    }

    @Override
    boolean add(byte[] data, int at, ElementSink sink) {
      if (JsonSyntax.isNull(data, at)) {
        sink.addNull();
        return true;
      }
      int end = JsonSyntax.valueEnd(data, at, 0);
      if (text) {
        byte[] value = text(data, at, end);
        sink.addBytes(value, 0, value.length);
        return true;
      }
      column.clear();
      target.bind(column, data);
      values.bind(data);
      boolean fits = values.convert(target, parser, at, end, 0);
      if (fits) {
        copy.encode(column, 0, sink);
      }
      return fits;
    }

    private static byte[] text(byte[] data, int at, int end) {
      if (data[at] == '"') {
        return JsonValues.text(data, at + 1, JsonSyntax.stringEnd(data, at + 1));
      }
      byte[] copy = Arrays.copyOfRange(data, at, end + Block.PADDING);
      return Arrays.copyOf(copy, JsonText.compact(copy, 0, end - at));
    }

    @Override
    boolean encode(byte[] data, int at, ByteBuilder out) {
      throw new IllegalStateException("a plain value has no encoding of its own");
    }
  }
}
