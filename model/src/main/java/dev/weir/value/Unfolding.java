package dev.weir.value;

import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.RowType;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens encoded arrays, maps and rows as columns, so that whatever can write the value of a column
 * can write what is in them too. Holds one place for each type: what it gave for a type is valid
 * until it is asked for that type again, which code that follows the types down never does.
 */
public final class Unfolding {
  private final Map<ArrayType, UnfoldedArray> arrays = new HashMap<>();
  private final Map<MapType, UnfoldedMap> maps = new HashMap<>();
  private final Map<RowType, UnfoldedRow> rows = new HashMap<>();

  /** The elements of an array. */
  public UnfoldedArray array(ArrayType type, Slice value) {
    return arrays.computeIfAbsent(type, t -> new UnfoldedArray(t.element())).set(value);
  }

  /** The entries of a map; of a multiset, give {@code asMap()}. */
  public UnfoldedMap map(MapType type, Slice value) {
    return maps.computeIfAbsent(type, UnfoldedMap::new).set(value);
  }

  /** An encoded row as row 0 of a column. */
  public RowColumn row(RowType type, Slice value) {
    return rows.computeIfAbsent(type, UnfoldedRow::of).set(value);
  }

  private record UnfoldedRow(ColumnValues values, RowColumn column) {
    static UnfoldedRow of(RowType type) {
      return new UnfoldedRow(new ColumnValues(type), new RowColumn(type, 1));
    }

    RowColumn set(Slice value) {
      column.clear();
      values.decodeRow(value, column, 0);
      return column;
    }
  }
}
