package dev.weir.engine.rank;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.expr.SortKey;
import dev.weir.type.RowType;
import java.util.Arrays;
import java.util.List;

/**
 * Compares one row of a batch with stored ones by the keys of an ORDER BY.
 *
 * <p>Beside each slot lies a long that orders rows as the first key does, as far as it can: a
 * number or a time as it is, of a string the first eight bytes. Only rows that it can't tell apart
 * are looked at themselves. What is part of the partition's key is the same in all rows.
 */
final class RankKeys implements RankTree.Incoming {
  private static final Batch NO_BATCH = new Batch(new Column[0], 1, null);

  private final KeyedRows stored;
  private final SortKey[] keys;
  private final int[] inPages;
  private final Column[] scratch;

  /** By slot: the first key as a long. */
  private long[] prefixes = {};

  // The row at hand:
  private Batch batch = NO_BATCH;
  private int row;
  private long prefix;
  private boolean exact;

  RankKeys(List<SortKey> order, RowType schema, KeyedRows stored) {
    this.stored = stored;
    this.keys = order.stream().filter(key -> !stored.isInKey(key.column())).toArray(SortKey[]::new);
    this.inPages = Arrays.stream(keys).mapToInt(key -> stored.inPages(key.column())).toArray();
    this.scratch = new Column[keys.length];
    Arrays.setAll(scratch, i -> Column.of(schema.type(keys[i].column()), 1));
  }

  /** Takes a row in hand. */
  void take(Batch from, int at) {
    batch = from;
    row = at;
    exact = true;
    prefix = 0;
    if (keys.length > 0) {
      SortKey key = keys[0];
      Column column = from.column(key.column());
      if (column.isNull(at)) {
        prefix = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
      } else {
        long value = prefix(column, at);
        prefix = key.descending() ? ~value : value;
        exact = column instanceof LongColumn || column instanceof DoubleColumn;
      }
      // At the ends a value can't be told from NULL.
      exact &= prefix != Long.MIN_VALUE && prefix != Long.MAX_VALUE;
    }
  }

  /** The row at hand is stored at the slot now. */
  void store(int slot) {
    if (prefixes.length <= slot) {
      prefixes = Arrays.copyOf(prefixes, stored.rows().capacity());
    }
    prefixes[slot] = prefix;
  }

  @Override
  public int compare(int slot) {
    long other = prefixes[slot];
    return prefix == other ? compareRows(slot) : prefix < other ? -1 : 1;
  }

  private int compareRows(int slot) {
    for (int i = exact ? 1 : 0; i < keys.length; i++) {
      int order = compare(i, slot);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int compare(int i, int slot) {
    SortKey key = keys[i];
    Column column = batch.column(key.column());
    boolean isNull = column.isNull(row);
    boolean otherIsNull = stored.rows().isNull(slot, inPages[i]);
    if (isNull || otherIsNull) {
      int order = Boolean.compare(otherIsNull, isNull);
      return key.nullsFirst() ? order : -order;
    }
    int order = stored.rows().compare(inPages[i], slot, column, row, scratch[i]);
    return key.descending() ? order : -order;
  }

  /** A long that is not less than that of a value that comes before. */
  private static long prefix(Column column, int row) {
    return switch (column) {
      case LongColumn longs -> longs.values[row];
      case DoubleColumn doubles -> {
        long bits = Double.doubleToLongBits(doubles.values[row] + 0.0);
        yield bits ^ bits >> 63 & Long.MAX_VALUE;
      }
      case Int128Column wides -> wides.high[row];
      case BytesColumn bytes -> firstBytes(bytes, row);
      case RowColumn _ -> 0;
    };
  }

  private static long firstBytes(BytesColumn column, int row) {
    long first = 0;
    int count = Math.min(Long.BYTES, column.lengths[row]);
    for (int i = 0; i < count; i++) {
      first |= (column.data[column.offsets[row] + i] & 0xFFL) << 56 - 8 * i;
    }
    return first ^ Long.MIN_VALUE;
  }
}
