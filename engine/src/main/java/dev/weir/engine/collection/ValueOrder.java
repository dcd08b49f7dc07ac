package dev.weir.engine.collection;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayView;
import dev.weir.value.Elements;
import dev.weir.value.MapView;
import dev.weir.value.RowView;
import org.jspecify.annotations.Nullable;

/**
 * Compares elements of one type: for equality all types, for order those that Flink orders. Maps
 * are equal when they have equal entries, in whatever order.
 */
final class ValueOrder {
  private final SqlType type;
  private final Slice left = new Slice();
  private final Slice right = new Slice();
  private final Int128 leftWide = new Int128();
  private final Int128 rightWide = new Int128();
  private final @Nullable Inside inside;

  ValueOrder(SqlType type) {
    this.type = type;
    this.inside =
        switch (type) {
          case ArrayType array when holdsMap(array) -> new Arrays(array);
          case MapType map -> new Maps(map);
          case MultisetType multiset -> new Maps(multiset.asMap());
          case RowType row when holdsMap(row) -> new Rows(row);
          default -> null;
        };
  }

  /** Whether equal values of the type may have different bytes. */
  static boolean holdsMap(SqlType type) {
    return switch (type) {
      case ArrayType array -> holdsMap(array.element());
      case RowType row -> row.types().stream().anyMatch(ValueOrder::holdsMap);
      case MapType _, MultisetType _ -> true;
      default -> false;
    };
  }

  /** Whether both are NULL or both the same value. */
  boolean same(Elements a, int i, Elements b, int j) {
    boolean isNull = a.isNull(i);
    return isNull || b.isNull(j) ? isNull == b.isNull(j) : equal(a, i, b, j);
  }

  /** Whether two that are not NULL are the same value. */
  boolean equal(Elements a, int i, Elements b, int j) {
    if (inside == null) {
      return compare(a, i, b, j) == 0;
    }
    a.bytesAt(i, left);
    b.bytesAt(j, right);
    return inside.same(left, right);
  }

  /** Whether two values kept as bytes are the same. */
  boolean equal(Slice a, Slice b) {
    return inside == null ? Slice.same(a, b) : inside.same(a, b);
  }

  /** Orders two that are not NULL. */
  int compare(Elements a, int i, Elements b, int j) {
    return switch (type.layout()) {
      case LONG -> Long.compare(a.longAt(i), b.longAt(j));
      case DOUBLE -> Double.compare(a.doubleAt(i), b.doubleAt(j));
      case INT128 -> {
        a.int128At(i, leftWide);
        b.int128At(j, rightWide);
        yield leftWide.high != rightWide.high
            ? Long.compare(leftWide.high, rightWide.high)
            : Long.compareUnsigned(leftWide.low, rightWide.low);
      }
      case BYTES, ROW -> {
        a.bytesAt(i, left);
        b.bytesAt(j, right);
        yield Slice.compare(left, right);
      }
    };
  }

  /** Looks into values whose bytes alone do not tell. */
  private interface Inside {
    boolean same(Slice a, Slice b);
  }

  private static final class Arrays implements Inside {
    private final ArrayView a;
    private final ArrayView b;
    private final ValueOrder elements;

    Arrays(ArrayType type) {
      this.a = new ArrayView(type.element());
      this.b = new ArrayView(type.element());
      this.elements = new ValueOrder(type.element());
    }

    @Override
    public boolean same(Slice left, Slice right) {
      a.set(left);
      b.set(right);
      boolean same = a.size() == b.size();
      for (int i = 0; same && i < a.size(); i++) {
        same = elements.same(a, i, b, i);
      }
      return same;
    }
  }

  private static final class Rows implements Inside {
    private final RowView a;
    private final RowView b;
    private final ValueOrder[] fields;

    Rows(RowType type) {
      this.a = new RowView(type);
      this.b = new RowView(type);
      this.fields = type.types().stream().map(ValueOrder::new).toArray(ValueOrder[]::new);
    }

    @Override
    public boolean same(Slice left, Slice right) {
      a.set(left);
      b.set(right);
      boolean same = true;
      for (int i = 0; same && i < fields.length; i++) {
        same = fields[i].same(a, i, b, i);
      }
      return same;
    }
  }

  private static final class Maps implements Inside {
    private final MapView a;
    private final MapView b;
    private final ValueOrder keys;
    private final ValueOrder values;

    Maps(MapType type) {
      this.a = new MapView(type);
      this.b = new MapView(type);
      this.keys = new ValueOrder(type.key());
      this.values = new ValueOrder(type.value());
    }

    @Override
    public boolean same(Slice left, Slice right) {
      a.set(left);
      b.set(right);
      boolean same = a.size() == b.size();
      for (int i = 0; same && i < a.size(); i++) {
        int j = find(i);
        same = j >= 0 && values.same(a.values(), i, b.values(), j);
      }
      return same;
    }

    private int find(int i) {
      for (int j = 0; j < b.size(); j++) {
        if (keys.same(a.keys(), i, b.keys(), j)) {
          return j;
        }
      }
      return -1;
    }
  }
}
