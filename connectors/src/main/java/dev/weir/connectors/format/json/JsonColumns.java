package dev.weir.connectors.format.json;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowColumn;
import dev.weir.connectors.format.value.TimestampStyle;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which fields of the rows go to which columns, as a tree of objects. */
final class JsonColumns {
  /** A target's column: a column of the batch, then fields within. */
  private record Place(int column, List<Integer> fields) {
    Column in(Batch batch) {
      Column found = batch.column(column);
      for (int field : fields) {
        found = ((RowColumn) found).field(field);
      }
      return found;
    }

    Place field(int index) {
      List<Integer> deeper = new ArrayList<>(fields);
      deeper.add(index);
      return new Place(column, deeper);
    }
  }

  /** A column with the same values as another: asked for twice, or within a row asked for. */
  private record Alias(int column, Place source) {}

  private final JsonObject root = new JsonObject(1);
  private final List<JsonTarget> withColumn = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final Map<List<String>, Place> known = new HashMap<>();
  private final Map<List<String>, JsonObject> objects = new HashMap<>();
  private final List<Alias> aliases = new ArrayList<>();
  private final TimestampStyle style;
  private final JsonTarget[] leaves;

  JsonColumns(List<FieldPath> columns, RowType schema, TimestampStyle style) {
    this.style = style;
    objects.put(List.of(), root);
    // rows before the fields in them, which then need no reading of their own
    IntStream.range(0, columns.size())
        .boxed()
        .sorted((a, b) -> columns.get(a).names().size() - columns.get(b).names().size())
        .forEach(i -> add(columns.get(i).names(), schema.type(i), new Place(i, List.of())));
    leaves = withColumn.toArray(new JsonTarget[0]);
  }

  JsonObject root() {
    return root;
  }

  /** The targets that have a column. */
  JsonTarget[] leaves() {
    return leaves;
  }

  private void add(List<String> path, SqlType type, Place place) {
    Place same = known.get(path);
    if (same != null) {
      aliases.add(new Alias(place.column(), same));
      return;
    }
    JsonObject parent = root;
    for (int i = 1; i < path.size(); i++) {
      parent = within(parent, path.subList(0, i));
    }
    put(parent, path, type, place);
  }

  private JsonObject within(JsonObject parent, List<String> path) {
    JsonObject object = objects.get(path);
    if (object == null) {
      object = new JsonObject(parent.depth + 1);
      objects.put(path, object);
      parent.add(path.getLast(), JsonTarget.object(String.join(".", path), object));
    }
    return object;
  }

  private void put(JsonObject parent, List<String> path, SqlType type, Place place) {
    String name = String.join(".", path);
    known.put(path, place);
    JsonTarget target;
    if (type instanceof RowType rowType) {
      JsonObject object = new JsonObject(parent.depth + 1);
      objects.put(path, object);
      target = JsonTarget.object(name, object);
      for (int i = 0; i < rowType.size(); i++) {
        Field field = rowType.fields().get(i);
        List<String> deeper = new ArrayList<>(path);
        deeper.add(field.name());
        put(object, deeper, field.type(), place.field(i));
      }
    } else {
      target = JsonTarget.value(name, type, style);
    }
    parent.add(path.getLast(), target);
    withColumn.add(target);
    places.add(place);
  }

  /** Lets values go to the columns of this batch; strings will point into {@code data}. */
  void bind(Batch batch, byte[] data) {
    for (int i = 0; i < leaves.length; i++) {
      leaves[i].bind(places.get(i).in(batch), data);
    }
  }

  /** Fills columns that hold the same as others. */
  void copyAliases(Batch batch, int from, int to) {
    for (Alias alias : aliases) {
      Column source = alias.source().in(batch);
      Column copy = batch.column(alias.column());
      for (int row = from; row < to; row++) {
        copy.copy(source, row, row);
      }
    }
  }

  /** Undoes what an earlier field of the same name in the same row left. */
  void forget(JsonTarget target, int row) {
    target.pending = false;
    if (target.column.capacity() > row) {
      target.column.nulls().set(row, false);
    }
    JsonObject object = target.object;
    if (object != null) {
      for (JsonTarget inner : object.targets) {
        forget(inner, row);
        inner.seen = 0;
      }
    }
  }

  /** Makes no column NULL at a row that is given up. */
  void clearNulls(int row) {
    for (JsonTarget target : leaves) {
      target.column.nulls().set(row, false);
    }
  }
}
