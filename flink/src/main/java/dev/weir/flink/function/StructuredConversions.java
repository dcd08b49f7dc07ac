package dev.weir.flink.function;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.value.ElementSink;
import dev.weir.value.Elements;
import dev.weir.value.RowBuilder;
import dev.weir.value.RowView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.types.RowUtils;
import org.jspecify.annotations.Nullable;

/** Conversions of rows, and of classes with fields. */
final class StructuredConversions {
  private StructuredConversions() {}

  static Conversion of(DataType type) {
    Class<?> java = type.getConversionClass();
    RowType row = (RowType) FlinkTypes.of(type.getLogicalType());
    List<Conversion> fields = type.getChildren().stream().map(Conversions::of).toList();
    if (java == Row.class) {
      return new RowConversion(row, fields);
    }
    if (type.getLogicalType().is(LogicalTypeRoot.ROW)) {
      throw Conversions.unsupported(java, type.getLogicalType());
    }
    return new ObjectConversion(row, fields, new ObjectFields(java, row.names()));
  }

  /** Writes fields as one encoded row. */
  private static void encode(
      RowType type, Conversions.Structured conversion, Object value, ElementSink sink) {
    RowBuilder builder = new RowBuilder(type).start();
    conversion.writeFields(value, builder);
    ByteBuilder out = new ByteBuilder();
    builder.finish(out);
    sink.addBytes(out.data, 0, out.length());
  }

  private static @Nullable Object[] decode(
      RowType type, List<Conversion> fields, Elements source, int index) {
    Slice slice = new Slice();
    source.bytesAt(index, slice);
    return objects(fields, new RowView(type).set(slice));
  }

  private static @Nullable Object[] objects(List<Conversion> fields, Elements row) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).get(row, i);
    }
    return values;
  }

  /** Flink's Row, whose fields have a place or a name. */
  private record RowConversion(RowType type, List<Conversion> fields)
      implements Conversions.Structured {
    @Override
    public Object read(Elements source, int index) {
      return row(decode(type, fields, source, index));
    }

    @Override
    public Object readFields(Elements row) {
      return row(objects(fields, row));
    }

    private Row row(@Nullable Object[] values) {
      LinkedHashMap<String, Integer> places = new LinkedHashMap<>();
      type.names().forEach(name -> places.put(name, places.size()));
      return RowUtils.createRowWithNamedPositions(RowKind.INSERT, values, places);
    }

    @Override
    public void write(Object value, ElementSink sink) {
      encode(type, this, value, sink);
    }

    @Override
    public void writeFields(Object value, ElementSink sink) {
      Row row = (Row) value;
      Set<String> names = row.getFieldNames(false);
      if (names == null && row.getArity() != fields.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.getArity() + " fields, where the type has " + fields.size());
      }
      for (int i = 0; i < fields.size(); i++) {
        String name = type.fieldName(i);
        Object field =
            names == null ? row.getField(i) : names.contains(name) ? row.getField(name) : null;
        fields.get(i).put(field, sink);
      }
    }
  }

  /** An object of a class of the user's. */
  private record ObjectConversion(RowType type, List<Conversion> fields, ObjectFields object)
      implements Conversions.Structured {
    @Override
    public Object read(Elements source, int index) {
      return object.create(decode(type, fields, source, index));
    }

    @Override
    public Object readFields(Elements row) {
      return object.create(objects(fields, row));
    }

    @Override
    public void write(Object value, ElementSink sink) {
      encode(type, this, value, sink);
    }

    @Override
    public void writeFields(Object value, ElementSink sink) {
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).put(object.get(value, i), sink);
      }
    }
  }
}
