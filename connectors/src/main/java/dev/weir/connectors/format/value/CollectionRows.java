package dev.weir.connectors.format.value;

import dev.weir.batch.BytesColumn;
import dev.weir.text.ByteBuilder;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.MapBuilder;

/** Arrays and maps whose elements are read as rows of columns, and then encoded. */
public final class CollectionRows {
  private CollectionRows() {}

  /** The elements of an array. */
  public static final class OfArray {
    private final ElementRows elements;
    private final ArrayBuilder builder;
    private final ByteBuilder bytes = new ByteBuilder();

    public OfArray(ArrayType type) {
      this.elements = new ElementRows(type.element());
      this.builder = new ArrayBuilder(type.element());
    }

    public ElementRows elements() {
      return elements;
    }

    /** Makes the elements the array at a row of a column. */
    public void finish(BytesColumn column, int row) {
      bytes.clear();
      builder.start();
      elements.encode(builder);
      builder.finish(bytes);
      column.append(row, bytes.data, 0, bytes.length());
    }
  }

  /** The entries of a map: as many keys as values. */
  public static final class OfMap {
    private final ElementRows keys;
    private final ElementRows values;
    private final MapBuilder builder;
    private final ByteBuilder bytes = new ByteBuilder();

    public OfMap(MapType type) {
      this.keys = new ElementRows(type.key());
      this.values = new ElementRows(type.value());
      this.builder = new MapBuilder(type);
    }

    public ElementRows keys() {
      return keys;
    }

    public ElementRows values() {
      return values;
    }

    /** Begins a map. */
    public void clear() {
      keys.clear();
      values.clear();
    }

    /** Makes the entries the map at a row of a column. */
    public void finish(BytesColumn column, int row) {
      bytes.clear();
      builder.start();
      keys.encode(builder.keys());
      values.encode(builder.values());
      builder.finish(bytes);
      column.append(row, bytes.data, 0, bytes.length());
    }
  }
}
