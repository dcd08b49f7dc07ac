package dev.weir.connectors.format.avro;

import dev.weir.batch.Column;
import dev.weir.batch.RowColumn;
import dev.weir.connectors.format.OpenedFile;
import dev.weir.type.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads records: fields that are wanted, by name, into columns; others are passed over. */
final class AvroRecord {
  private final List<Step> steps = new ArrayList<>();
  private final int[] missing;

  /** A field of the file: where it goes, or null and -1 if it is passed over. */
  private record Step(Schema schema, @Nullable AvroValue value, int target) {}

  AvroRecord(Schema schema, List<Field> wanted, OpenedFile file, String prefix) {
    List<String> names = wanted.stream().map(Field::name).toList();
    for (Schema.Field field : schema.getFields()) {
      int target = names.indexOf(field.name());
      AvroValue value = null;
      if (target >= 0) {
        AvroValues values = new AvroValues(file, prefix + field.name());
        value = values.of(field.schema(), wanted.get(target).type());
      }
      steps.add(new Step(field.schema(), value, target));
    }
    missing = missing(schema, wanted, file, prefix);
  }

  private static int[] missing(Schema schema, List<Field> wanted, OpenedFile file, String prefix) {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (schema.getField(wanted.get(i).name()) == null) {
        if (!wanted.get(i).type().nullable()) {
          throw file.lacks(prefix + wanted.get(i).name());
        }
        missing.add(i);
      }
    }
    return missing.stream().mapToInt(Integer::intValue).toArray();
  }

  void read(AvroInput in, Column[] targets, int row) throws IOException {
    for (Step step : steps) {
      AvroValue value = step.value;
      if (value == null) {
        in.skip(step.schema);
      } else {
        value.read(in, targets[step.target], row);
      }
    }
    for (int target : missing) {
      targets[target].nulls().set(row);
    }
  }

  /** Passes over a record. */
  void skip(AvroInput in) throws IOException {
    for (Step step : steps) {
      in.skip(step.schema);
    }
  }

  /** A reader of records into columns of rows. */
  AvroValue asValue() {
    return (in, column, row) -> {
      RowColumn rows = (RowColumn) column;
      Column[] targets = new Column[rows.fieldCount()];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = rows.field(i);
      }
      read(in, targets, row);
    };
  }
}
