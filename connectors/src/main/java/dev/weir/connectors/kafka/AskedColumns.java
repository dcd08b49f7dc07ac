package dev.weir.connectors.kafka;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.catalog.CatalogTable;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** The columns that a query reads, by where in a message they are found. */
record AskedColumns(Part key, Part value, List<Told> told) {

  /** Columns of the key or the value: their places in the batch, and what the format is asked. */
  record Part(List<Integer> places, List<FieldPath> paths, RowType schema) {
    /** A batch of just these columns of another one. */
    Batch of(Batch batch) {
      Column[] columns = places.stream().map(batch::column).toArray(Column[]::new);
      Batch part = new Batch(columns, batch.capacity(), batch.kinds());
      part.setSize(batch.size());
      return part;
    }

    boolean isEmpty() {
      return places.isEmpty();
    }
  }

  /** A column of the batch that holds metadata. */
  record Told(int place, KafkaMetadata what) {}

  static AskedColumns of(KafkaTable table, List<FieldPath> columns, RowType schema) {
    CatalogTable described = table.options().table();
    MessageParts parts = table.parts();
    MessagePart key = parts.key();
    boolean keyCounts = key != null && (table.upserts() || !parts.valueHasAll());
    Builder keys = new Builder();
    Builder values = new Builder();
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      FieldPath path = columns.get(i);
      String name = path.names().getFirst();
      String metadata = described.metadata().get(name);
      int column = described.columns().indexOf(name);
      if (metadata != null) {
        told.add(new Told(i, KafkaMetadata.of(metadata)));
      } else if (key != null && keyCounts && key.columns().contains(column)) {
        String inKey = key.type().fieldName(key.columns().indexOf(column));
        keys.add(i, renamed(path, inKey), schema.fields().get(i));
      } else {
        values.add(i, path, schema.fields().get(i));
      }
    }
    return new AskedColumns(keys.part(), values.part(), told);
  }

  private static FieldPath renamed(FieldPath path, String first) {
    List<String> names = new ArrayList<>(path.names());
    names.set(0, first);
    return new FieldPath(names);
  }

  private static final class Builder {
    private final List<Integer> places = new ArrayList<>();
    private final List<FieldPath> paths = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    void add(int place, FieldPath path, Field field) {
      places.add(place);
      paths.add(path);
      fields.add(new Field(String.join(".", path.names()), field.type()));
    }

    Part part() {
      return new Part(List.copyOf(places), List.copyOf(paths), RowType.of(fields));
    }
  }
}
