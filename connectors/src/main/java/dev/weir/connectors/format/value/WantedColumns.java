package dev.weir.connectors.format.value;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowColumn;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a file's columns, once each: a whole column goes straight to the batch, and a row
 * of which fields are asked for has just those. {@link #finish} copies fields to where they belong.
 */
public final class WantedColumns {
  private final List<Field> fields = new ArrayList<>();
  private final int[] direct;
  private final List<Copy> copies = new ArrayList<>();
  private Column[] targets = {};
  private int capacity = -1;

  /** A column of the batch that is found within what is read of a field. */
  private record Copy(int column, int field, List<Integer> path) {}

  /** What is asked for of a field, and of the fields within. */
  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private @Nullable SqlType whole;
    private int column = -1;

    SqlType type() {
      SqlType all = whole;
      if (all != null) {
        return all;
      }
      List<Field> parts = new ArrayList<>();
      children.forEach((name, child) -> parts.add(new Field(name, child.type())));
      return RowType.of(parts).withNullable(true);
    }
  }

  public WantedColumns(List<FieldPath> columns, RowType schema) {
    Node root = new Node();
    for (int i = 0; i < columns.size(); i++) {
      Node node = root;
      for (String name : columns.get(i).names()) {
        node = node.children.computeIfAbsent(name, _ -> new Node());
      }
      if (node.whole == null) {
        node.whole = schema.type(i);
        node.column = i;
      }
    }
    List<Node> nodes = new ArrayList<>();
    root.children.forEach((name, node) -> {
      fields.add(new Field(name, node.type()));
      nodes.add(node);
    });
    direct = nodes.stream().mapToInt(node -> node.column).toArray();
    for (int i = 0; i < columns.size(); i++) {
      List<String> names = columns.get(i).names();
      int field = List.copyOf(root.children.keySet()).indexOf(names.getFirst());
      if (direct[field] != i) {
        copies.add(new Copy(i, field, path(fields.get(field).type(), names)));
      }
    }
  }

  /** The fields on the way to a name, after the first. */
  private static List<Integer> path(SqlType type, List<String> names) {
    List<Integer> path = new ArrayList<>();
    SqlType within = type;
    for (String name : names.subList(1, names.size())) {
      RowType row = (RowType) within;
      int index = row.indexOf(name);
      path.add(index);
      within = row.type(index);
    }
    return path;
  }

  /** The columns of the file to read, and as what. */
  public List<Field> fields() {
    return fields;
  }

  /** Where their values go, for rows of that batch; to be asked for at each batch. */
  public Column[] targets(Batch batch) {
    if (capacity < batch.capacity()) {
      capacity = batch.capacity();
      targets = new Column[fields.size()];
    }
    for (int i = 0; i < targets.length; i++) {
      Column target = targets[i];
      if (direct[i] >= 0) {
        targets[i] = batch.column(direct[i]);
      } else if (target == null) {
        targets[i] = Column.of(fields.get(i).type(), capacity);
      } else {
        target.clear();
      }
    }
    return targets;
  }

  /** Copies fields of rows that have been read. */
  public void finish(Batch batch, int from, int to) {
    for (Copy copy : copies) {
      for (int row = from; row < to; row++) {
        copy(copy, batch.column(copy.column), row);
      }
    }
  }

  private void copy(Copy copy, Column into, int row) {
    Column source = targets[copy.field];
    for (int index : copy.path) {
      if (source.isNull(row)) {
        into.nulls().set(row);
        return;
      }
      source = ((RowColumn) source).field(index);
    }
    into.copy(source, row, row);
  }
}
