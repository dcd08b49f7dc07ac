package dev.weir.engine.aggregate;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Slice;
import dev.weir.engine.grouped.CountedValues;
import dev.weir.text.ByteBuilder;
import dev.weir.value.Bitmap;
import org.jspecify.annotations.Nullable;

/** A bitmap, or how many numbers it has; NULL over no values. */
record BitmapResult(Values values, boolean cardinality) implements CallResult {
  /** The bitmap of a group, or null. */
  @FunctionalInterface
  interface Values {
    @Nullable Bitmap of(int group);
  }

  /** Of values that are not retracted. */
  static BitmapResult of(BitmapFold fold, boolean cardinality) {
    return new BitmapResult(group -> fold.bitmaps[group], cardinality);
  }

  /** Of values that may be retracted, and so are all kept. */
  static BitmapResult of(ValueBag bag, BitmapMerge merge, boolean cardinality) {
    return new BitmapResult(group -> merged(bag.values, merge, group), cardinality);
  }

  private static @Nullable Bitmap merged(CountedValues all, BitmapMerge merge, int group) {
    Column column = all.values(0);
    Bitmap merged = null;
    Bitmap next = new Bitmap();
    Slice bytes = new Slice();
    for (int entry = all.first(group); entry >= 0; entry = all.next(entry)) {
      if (merged == null) {
        merged = new Bitmap();
        read(merged, column, entry, bytes);
        // a set that is there an even number of times leaves nothing
        if (merge == BitmapMerge.XOR && all.count(entry) % 2 == 0) {
          merged.clear();
        }
      } else if (column instanceof LongColumn numbers) {
        merged.add((int) numbers.values[entry]);
      } else if (merge != BitmapMerge.XOR || all.count(entry) % 2 == 1) {
        read(next.clear(), column, entry, bytes);
        merge.into(merged, next);
      }
    }
    return merged;
  }

  private static void read(Bitmap bitmap, Column column, int entry, Slice bytes) {
    if (column instanceof LongColumn numbers) {
      bitmap.add((int) numbers.values[entry]);
    } else {
      ((BytesColumn) column).get(entry, bytes);
      bitmap.read(bytes);
    }
  }

  @Override
  public void write(int[] groups, int count, Column target, int start) {
    ByteBuilder encoded = new ByteBuilder();
    for (int i = 0; i < count; i++) {
      Bitmap bitmap = values.of(groups[i]);
      if (bitmap == null) {
        target.nulls().set(start + i);
      } else if (cardinality) {
        ((LongColumn) target).values[start + i] = bitmap.cardinality();
      } else {
        encoded.clear();
        bitmap.write(encoded);
        ((BytesColumn) target).append(start + i, encoded.data, 0, encoded.length());
      }
    }
  }
}
