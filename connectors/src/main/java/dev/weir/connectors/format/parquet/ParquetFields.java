package dev.weir.connectors.format.parquet;

import dev.weir.connectors.format.OpenedFile;
import dev.weir.connectors.format.value.CollectionRows;
import dev.weir.type.ArrayType;
import dev.weir.type.Field;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Finds for a field of a file how its values are put into a column, and what of it is read. */
final class ParquetFields {
  private final OpenedFile file;
  private final ZoneId zone;

  ParquetFields(OpenedFile file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  /** A field as far as it is read, and where its values go. */
  record Wanted(Type type, ParquetCell cell) {}

  Wanted of(Type there, SqlType type, String column) {
    if (there.isRepetition(Repetition.REPEATED)) {
      throw file.doesNotFit(column, "repeated", type);
    }
    return value(there, type, column);
  }

  private Wanted value(Type there, SqlType type, String column) {
    if (there.isPrimitive()) {
      ParquetLeaf leaf = new ParquetLeaves(file, column, zone, there.asPrimitiveType()).of(type);
      return new Wanted(there, leaf);
    }
    GroupType group = there.asGroupType();
    return switch (type) {
      case RowType row when group.getLogicalTypeAnnotation() == null -> row(group, row, column);
      case ArrayType array when isList(group) -> list(group, array, column);
      case MapType map when isMap(group) -> map(group, map, column);
      case MultisetType multiset when isMap(group) -> map(group, multiset.asMap(), column);
      default -> {
        String meaning =
            group.getLogicalTypeAnnotation() == null
                ? "a group of fields"
                : "a group (" + group.getLogicalTypeAnnotation() + ")";
        throw file.doesNotFit(column, meaning, type);
      }
    };
  }

  private static boolean isList(GroupType group) {
    return group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
        && group.getFieldCount() == 1
        && group.getType(0).isRepetition(Repetition.REPEATED);
  }

  private static boolean isMap(GroupType group) {
    boolean annotated =
        group.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation
            || group.getLogicalTypeAnnotation() instanceof MapKeyValueTypeAnnotation;
    return annotated
        && group.getFieldCount() == 1
        && !group.getType(0).isPrimitive()
        && group.getType(0).asGroupType().getFieldCount() == 2;
  }

  private Wanted row(GroupType group, RowType row, String column) {
    List<Type> read = new ArrayList<>();
    List<ParquetGroup.Part> parts = new ArrayList<>();
    List<String> names = row.names();
    for (Type there : group.getFields()) {
      int field = names.indexOf(there.getName());
      if (field >= 0) {
        Wanted wanted = of(there, row.type(field), column + "." + there.getName());
        read.add(wanted.type);
        parts.add(new ParquetGroup.Part(field, wanted.cell));
      }
    }
    for (Field field : row.fields()) {
      if (!field.type().nullable() && !group.containsField(field.name())) {
        throw file.lacks(column + "." + field.name());
      }
    }
    if (read.isEmpty()) {
      throw file.doesNotFit(column, "a group of other fields", row);
    }
    return new Wanted(group.withNewFields(read), new ParquetGroup(parts));
  }

  /** The repeated field is a group around the element, or, as old writers had it, the element. */
  private Wanted list(GroupType group, ArrayType array, String column) {
    CollectionRows.OfArray rows = new CollectionRows.OfArray(array);
    Type repeated = group.getType(0);
    String path = column + ".element";
    if (isElement(group, repeated)) {
      Wanted element = value(repeated, array.element(), path);
      ParquetCell cell = each(element.cell, rows, path, array);
      return new Wanted(group.withNewFields(element.type), ParquetList.ofElements(rows, cell));
    }
    GroupType around = repeated.asGroupType();
    Wanted element = of(around.getType(0), array.element(), path);
    return new Wanted(
        group.withNewFields(around.withNewFields(element.type)),
        ParquetList.ofGroups(rows, element.cell));
  }

  private static boolean isElement(GroupType group, Type repeated) {
    return repeated.isPrimitive()
        || repeated.asGroupType().getFieldCount() != 1
        || repeated.getName().equals("array")
        || repeated.getName().equals(group.getName() + "_tuple");
  }

  private ParquetCell each(
      ParquetCell element, CollectionRows.OfArray rows, String column, ArrayType array) {
    return switch (element) {
      case ParquetLeaf leaf -> leaf.each(rows.elements());
      case ParquetGroup row -> row.each(rows.elements());
      case ParquetList _, ParquetMap _ ->
          throw file.doesNotFit(column, "repeated", array.element());
    };
  }

  private Wanted map(GroupType group, MapType map, String column) {
    GroupType entry = group.getType(0).asGroupType();
    Wanted key = of(entry.getType(0), map.key(), column + ".key");
    Wanted value = of(entry.getType(1), map.value(), column + ".value");
    return new Wanted(
        group.withNewFields(entry.withNewFields(key.type, value.type)),
        new ParquetMap(new CollectionRows.OfMap(map), key.cell, value.cell));
  }
}
