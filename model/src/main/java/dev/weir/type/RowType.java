package dev.weir.type;

import java.util.List;
import java.util.stream.Collectors;

/** ROW(...): named fields in order. Also the schema of tables and plan nodes. */
public record RowType(List<Field> fields, boolean nullable) implements SqlType {
  public RowType {
    fields = List.copyOf(fields);
  }

  /** A schema: a row that is not null. */
  public static RowType of(List<Field> fields) {
    return new RowType(fields, false);
  }

  public int size() {
    return fields.size();
  }

  public SqlType type(int index) {
    return fields.get(index).type();
  }

  public String fieldName(int index) {
    return fields.get(index).name();
  }

  public List<SqlType> types() {
    return fields.stream().map(Field::type).toList();
  }

  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** The position of the field with exactly this name, or -1. */
  public int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public RowType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new RowType(fields, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.ROW;
  }

  @Override
  public String name() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "ROW<", ">"));
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
