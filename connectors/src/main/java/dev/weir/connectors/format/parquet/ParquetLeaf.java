package dev.weir.connectors.format.parquet;

import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.connectors.format.value.ElementRows;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** Takes single values. */
final class ParquetLeaf extends PrimitiveConverter implements ParquetCell {
  private final Longs longs;
  private final Doubles doubles;
  private final Binaries binaries;
  private Column column = new LongColumn(0);
  private int row;
  private @Nullable ElementRows elements;

  /** Sets a row to a whole number or a boolean. */
  interface Longs {
    void set(long value, Column column, int row);
  }

  /** Sets a row to a floating number. */
  interface Doubles {
    void set(double value, Column column, int row);
  }

  /** Sets a row to a run of bytes. */
  interface Binaries {
    void set(Binary value, Column column, int row);
  }

  private ParquetLeaf(Longs longs, Doubles doubles, Binaries binaries) {
    this.longs = longs;
    this.doubles = doubles;
    this.binaries = binaries;
  }

  static ParquetLeaf ofLongs(Longs longs) {
    return new ParquetLeaf(longs, ParquetLeaf::noDouble, ParquetLeaf::noBinary);
  }

  static ParquetLeaf ofDoubles(Doubles doubles) {
    return new ParquetLeaf(ParquetLeaf::noLong, doubles, ParquetLeaf::noBinary);
  }

  static ParquetLeaf ofBinaries(Binaries binaries) {
    return new ParquetLeaf(ParquetLeaf::noLong, ParquetLeaf::noDouble, binaries);
  }

  private static void noLong(long value, Column column, int row) {
    throw new IllegalStateException("whole number " + value);
  }

  private static void noDouble(double value, Column column, int row) {
    throw new IllegalStateException("floating number " + value);
  }

  private static void noBinary(Binary value, Column column, int row) {
    throw new IllegalStateException("bytes " + value);
  }

  /** Makes each value an element of its own. */
  ParquetLeaf each(ElementRows rows) {
    elements = rows;
    return this;
  }

  @Override
  public void place(Column target, int targetRow) {
    column = target;
    row = targetRow;
  }

  @Override
  public Converter converter() {
    return this;
  }

  private void start() {
    ElementRows rows = elements;
    if (rows != null) {
      row = rows.add();
      column = rows.column();
    }
    column.nulls().set(row, false);
  }

  @Override
  public void addBoolean(boolean value) {
    addLong(value ? 1 : 0);
  }

  @Override
  public void addInt(int value) {
    addLong(value);
  }

  @Override
  public void addLong(long value) {
    start();
    longs.set(value, column, row);
  }

  @Override
  public void addFloat(float value) {
    addDouble(value);
  }

  @Override
  public void addDouble(double value) {
    start();
    doubles.set(value, column, row);
  }

  @Override
  public void addBinary(Binary value) {
    start();
    binaries.set(value, column, row);
  }
}
