package dev.weir.engine.collection;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.engine.function.BytesResult;
import dev.weir.type.Layout;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.Elements;
import dev.weir.value.MapBuilder;
import dev.weir.value.RowBuilder;
import java.util.Arrays;

/**
 * The arguments of a call, as elements, and its result. Generated code sets all arguments, calls
 * {@link #run}, and takes the result by its layout; a row, as argument or result, is its encoding.
 */
public final class CallFrame implements Elements {
  /** The result, of layout LONG. */
  public long longResult;

  /** The result, of layout DOUBLE. */
  public double doubleResult;

  /** The result, of layout INT128. */
  public final Int128 wideResult = new Int128();

  /** The result, of layout BYTES or ROW. */
  public final BytesResult bytes = new BytesResult();

  private final FrameFunction function;
  private final boolean[] nulls;
  private final long[] longs;
  private final double[] doubles;
  private final Object[] objects;

  public CallFrame(int arguments, FrameFunction function) {
    this.function = function;
    this.nulls = new boolean[arguments];
    this.longs = new long[arguments];
    this.doubles = new double[arguments];
    this.objects = new Object[arguments];
    Arrays.fill(objects, new Slice());
  }

  /** Calls the function; 1 if the result is NULL, otherwise 0. */
  public int run() {
    return function.call(this) ? 0 : 1;
  }

  public void setNull(int argument) {
    nulls[argument] = true;
  }

  public void set(int argument, long value) {
    nulls[argument] = false;
    longs[argument] = value;
  }

  public void set(int argument, double value) {
    nulls[argument] = false;
    doubles[argument] = value;
  }

  public void set(int argument, Int128 value) {
    nulls[argument] = false;
    objects[argument] = value;
  }

  public void set(int argument, Slice value) {
    nulls[argument] = false;
    objects[argument] = value;
  }

  @Override
  public int size() {
    return nulls.length;
  }

  @Override
  public boolean isNull(int index) {
    return nulls[index];
  }

  @Override
  public long longAt(int index) {
    return longs[index];
  }

  @Override
  public double doubleAt(int index) {
    return doubles[index];
  }

  @Override
  public void int128At(int index, Int128 out) {
    out.set((Int128) objects[index]);
  }

  @Override
  public void bytesAt(int index, Slice out) {
    out.set(slice(index));
  }

  /** The argument, of layout BYTES or ROW. */
  public Slice slice(int index) {
    return (Slice) objects[index];
  }

  /** Makes that element the result; false if it is NULL. */
  boolean give(Elements source, int index, Layout layout) {
    if (source.isNull(index)) {
      return false;
    }
    switch (layout) {
      case LONG -> longResult = source.longAt(index);
      case DOUBLE -> doubleResult = source.doubleAt(index);
      case INT128 -> source.int128At(index, wideResult);
      case BYTES, ROW -> source.bytesAt(index, bytes.slice);
    }
    return true;
  }

  /** Makes the array built the result. */
  boolean give(ArrayBuilder array) {
    array.finish(bytes.start());
    bytes.finish();
    return true;
  }

  /** Makes the map built the result. */
  boolean give(MapBuilder map) {
    map.finish(bytes.start());
    bytes.finish();
    return true;
  }

  /** Makes the row built the result. */
  boolean give(RowBuilder row) {
    row.finish(bytes.start());
    bytes.finish();
    return true;
  }

  /** Makes a truth the result. */
  boolean give(boolean truth) {
    longResult = truth ? 1 : 0;
    return true;
  }

  boolean give(long value) {
    longResult = value;
    return true;
  }
}
