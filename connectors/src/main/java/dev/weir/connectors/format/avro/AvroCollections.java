package dev.weir.connectors.format.avro;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.connectors.format.value.CollectionRows;
import dev.weir.connectors.format.value.ElementRows;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import java.io.IOException;

/** Readers of arrays and maps. */
final class AvroCollections {
  private AvroCollections() {}

  private static void add(AvroValue value, AvroInput in, ElementRows elements) throws IOException {
    int row = elements.add();
    value.read(in, elements.column(), row);
  }

  static final class OfArray implements AvroValue {
    private final AvroValue element;
    private final CollectionRows.OfArray rows;

    OfArray(ArrayType type, AvroValue element) {
      this.element = element;
      this.rows = new CollectionRows.OfArray(type);
    }

    @Override
    public void read(AvroInput in, Column column, int row) throws IOException {
      rows.elements().clear();
      for (int count = in.items(); count != 0; count = in.items()) {
        for (int i = 0; i < count; i++) {
          add(element, in, rows.elements());
        }
      }
      rows.finish((BytesColumn) column, row);
    }
  }

  static final class OfMap implements AvroValue {
    private final AvroValue key;
    private final AvroValue value;
    private final CollectionRows.OfMap rows;

    OfMap(MapType type, AvroValue key, AvroValue value) {
      this.key = key;
      this.value = value;
      this.rows = new CollectionRows.OfMap(type);
    }

    @Override
    public void read(AvroInput in, Column column, int row) throws IOException {
      rows.clear();
      for (int count = in.items(); count != 0; count = in.items()) {
        for (int i = 0; i < count; i++) {
          add(key, in, rows.keys());
          add(value, in, rows.values());
        }
      }
      rows.finish((BytesColumn) column, row);
    }
  }
}
