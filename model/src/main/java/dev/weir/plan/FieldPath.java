package dev.weir.plan;

import java.util.List;

/** The way to a field of a table: a column's name, then names of nested fields. */
public record FieldPath(List<String> names) {
  public FieldPath {
    names = List.copyOf(names);
  }

  public static FieldPath of(String... names) {
    return new FieldPath(List.of(names));
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
