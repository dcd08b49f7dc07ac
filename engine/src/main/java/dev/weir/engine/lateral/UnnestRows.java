package dev.weir.engine.lateral;

import dev.weir.batch.Batch;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Slice;
import dev.weir.plan.TableFunction.Unnest;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayView;
import dev.weir.value.ColumnValues;
import dev.weir.value.MapView;
import dev.weir.value.RowView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes collections apart: the rows of UNNEST. */
final class UnnestRows implements RowMaker {
  private final SqlType type;
  private final boolean ordinality;
  private final @Nullable MapView map;
  private final ArrayView elements;
  private final @Nullable ArrayView values;
  private final @Nullable RowView row;
  private final List<ColumnValues> columns;
  private final Slice slice = new Slice();
  private int size;
  private int index;
  private long copies;
  private long count;

  UnnestRows(Unnest unnest) {
    this.type = unnest.collection().type();
    this.ordinality = unnest.ordinality();
    MapType entries =
        switch (type) {
          case MapType given -> given;
          case MultisetType multiset -> multiset.asMap();
          default -> null;
        };
    this.map = entries == null ? null : new MapView(entries);
    SqlType element = element(type);
    this.elements = map == null ? new ArrayView(element) : map.keys();
    this.values = map == null ? null : map.values();
    this.row = element instanceof RowType fields ? new RowView(fields) : null;
    this.columns =
        type instanceof MapType given
            ? List.of(new ColumnValues(given.key()), new ColumnValues(given.value()))
            : element instanceof RowType fields
                ? fields.types().stream().map(ColumnValues::new).toList()
                : List.of(new ColumnValues(element));
  }

  private static SqlType element(SqlType type) {
    return switch (type) {
      case ArrayType array -> array.element();
      case MapType map -> map.key();
      case MultisetType multiset -> multiset.element();
      default -> throw new IllegalArgumentException("no collection: " + type);
    };
  }

  @Override
  public void start(Batch arguments, int at) {
    index = -1;
    copies = 0;
    count = 0;
    size = 0;
    if (arguments.column(0).isNull(at)) {
      return;
    }
    arguments.bytes(0).get(at, slice);
    if (map == null) {
      elements.set(slice);
    } else {
      map.set(slice);
    }
    size = elements.size();
  }

  @Override
  public boolean next(Batch out, int first, int at) {
    if (!advance()) {
      return false;
    }
    count++;
    if (type instanceof MapType && values != null) {
      columns.getFirst().decode(elements, index, out.column(first), at);
      columns.getLast().decode(values, index, out.column(first + 1), at);
    } else if (row != null) {
      elements.bytesAt(index, slice);
      row.set(slice);
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).decode(row, i, out.column(first + i), at);
      }
    } else {
      columns.getFirst().decode(elements, index, out.column(first), at);
    }
    if (ordinality) {
      LongColumn ordinal = out.longs(first + columns.size());
      ordinal.nulls().set(at, false);
      ordinal.values[at] = count;
    }
    return true;
  }

  /** Goes to the next element that makes a row: the same again while a multiset has it. */
  private boolean advance() {
    if (--copies > 0) {
      return true;
    }
    do {
      index++;
    } while (index < size && row != null && elements.isNull(index));
    copies =
        type instanceof MultisetType && values != null && index < size ? values.longAt(index) : 1;
    return index < size;
  }
}
