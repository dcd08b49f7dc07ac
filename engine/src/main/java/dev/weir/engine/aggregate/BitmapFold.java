package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Slice;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.text.ByteBuilder;
import dev.weir.value.Bitmap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One bitmap for each group: of its numbers, or merged from its bitmaps. */
final class BitmapFold implements Accumulator {
  private final BitmapMerge merge;

  /** Indexed by group; null where no value came. */
  @Nullable Bitmap[] bitmaps = new Bitmap[16];

  private final Bitmap read = new Bitmap();
  private final Slice bytes = new Slice();

  /** {@code merge}: how bitmaps become one; numbers need OR. */
  BitmapFold(BitmapMerge merge) {
    this.merge = merge;
  }

  @Override
  public void reserve(int bound) {
    if (bound > bitmaps.length) {
      bitmaps = Arrays.copyOf(bitmaps, Math.max(bound, 2 * bitmaps.length));
    }
  }

  @Override
  public void clear(int group) {
    bitmaps[group] = null;
  }

  @Override
  public void clearAll() {
    Arrays.fill(bitmaps, null);
  }

  @Override
  public void add(Batch batch, int[] arguments, Selection rows) {
    Column column = batch.column(arguments[0]);
    for (int i = 0; i < rows.count; i++) {
      add(rows.groups[i], column, rows.rows[i]);
    }
  }

  private void add(int group, Column column, int row) {
    Bitmap bitmap = bitmaps[group];
    if (column instanceof LongColumn numbers) {
      if (bitmap == null) {
        bitmap = new Bitmap();
        bitmaps[group] = bitmap;
      }
      bitmap.add((int) numbers.values[row]);
      return;
    }
    ((BytesColumn) column).get(row, bytes);
    if (bitmap == null) {
      bitmaps[group] = new Bitmap().read(bytes);
    } else {
      merge.into(bitmap, read.read(bytes));
    }
  }

  @Override
  public void retract(Batch batch, int[] arguments, Selection rows) {
    throw new IllegalStateException("made for rows that are not retracted");
  }

  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    @Nullable Bitmap[] sources = ((BitmapFold) other).bitmaps;
    for (int i = 0; i < count; i++) {
      Bitmap source = sources[from[i]];
      Bitmap target = bitmaps[into[i]];
      if (source != null && target != null) {
        merge.into(target, source);
      } else if (source != null) {
        bitmaps[into[i]] = copy(source);
      }
    }
  }

  private static Bitmap copy(Bitmap source) {
    Bitmap copy = new Bitmap();
    copy.or(source);
    return copy;
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    ByteBuilder encoded = new ByteBuilder();
    for (int i = 0; i < count; i++) {
      Bitmap bitmap = bitmaps[groups[i]];
      encoded.clear();
      if (bitmap != null) {
        bitmap.write(encoded);
      }
      out.writeBytes(encoded.data, 0, encoded.length());
    }
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      byte[] encoded = in.readBytes();
      if (groups[i] >= 0 && encoded.length > 0) {
        bitmaps[groups[i]] = new Bitmap().read(Slice.of(encoded));
      }
    }
  }
}
