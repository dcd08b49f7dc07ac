package dev.weir.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.FloatingType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowPagesTest {
  private static final RowType INNER =
      new RowType(
          List.of(
              new Field("a", Types.INT),
              new Field("s", Types.STRING),
              new Field("d", new DecimalType(30, 2, true))),
          true);

  private static final List<SqlType> TYPES =
      List.of(
          Types.BIGINT,
          Types.STRING,
          Types.BOOLEAN,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INT,
          Types.DATE,
          new DecimalType(9, 2, true),
          new FloatingType(false, true),
          Types.DOUBLE,
          INNER,
          Types.STRING,
          Types.timestamp(3));

  private static final int[] ALL = IntStream.range(0, TYPES.size()).toArray();
  private static final int ROWS = 512;

  private final Random random = new Random(7);

  /** Chooses longs that short rows can have, in most rows. */
  private final Random near = new Random(8);

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 5000})
  void givesBackWhatWasPutInThroughRemovalsAndReplacements(int longest) {
    RowPages pages = new RowPages(TYPES);
    TreeMap<Integer, Integer> rowAt = new TreeMap<>();
    Batch rows = batch(longest);
    for (int step = 0; step < 20_000; step++) {
      int row = random.nextInt(ROWS);
      int choice = random.nextInt(10);
      if (choice < 6 || rowAt.isEmpty()) {
        rowAt.put(pages.add(rows, ALL, row), row);
      } else {
        Integer at = rowAt.ceilingKey(random.nextInt(rowAt.lastKey() + 1));
        int slot = at == null ? rowAt.firstKey() : at;
        if (choice < 9) {
          pages.remove(slot);
          rowAt.remove(slot);
        } else {
          pages.replace(slot, rows, ALL, row);
          rowAt.put(slot, row);
        }
      }
    }
    assertThat(pages.size()).isEqualTo(rowAt.size());
    assertThat(pages.slots()).isEqualTo(slots(rowAt));
    rowAt.forEach((slot, row) -> assertThat(pages.same(slot, rows, ALL, row)).isTrue());
    checkReading(pages, rowAt, rows);
  }

  private static void checkReading(RowPages pages, Map<Integer, Integer> rowAt, Batch rows) {
    int[] slots = slots(rowAt);
    Batch read = Batch.of(type(), slots.length, true);
    pages.read(slots, slots.length, read);
    for (int i = 0; i < slots.length; i++) {
      for (int column : ALL) {
        assertThat(
                ColumnComparison.same(
                    read.column(column), i, rows.column(column), rowAt.get(slots[i])))
            .isTrue();
      }
    }
  }

  @Test
  void aNegativeSlotGivesNull() {
    RowPages pages = new RowPages(TYPES);
    int slot = pages.add(batch(10), ALL, 1);
    for (int column : ALL) {
      Column into = Column.of(TYPES.get(column), 2);
      pages.read(column, new int[] {-1, slot}, 2, into, 0);
      assertThat(into.isNull(0)).isTrue();
      assertThat(into.isNull(1)).isFalse();
    }
  }

  @Test
  void rowsLongerThanAPageHaveOneToThemselves() {
    RowPages pages = new RowPages(List.of(Types.STRING));
    Batch long1 = strings(3 << 20, 5, 100);
    int[] slots = new int[30];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = pages.add(long1, new int[] {0}, i % 3);
    }
    for (int i = 0; i < slots.length; i++) {
      assertThat(pages.same(slots[i], long1, new int[] {0}, i % 3)).isTrue();
    }
  }

  @Test
  void longsComeBackHoweverFarApart() {
    long[] values = {
      5,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      5L + Integer.MAX_VALUE,
      6L + Integer.MAX_VALUE,
      5L + Integer.MIN_VALUE,
      4L + Integer.MIN_VALUE,
      Long.MIN_VALUE + 5,
      -1
    };
    RowPages pages = new RowPages(List.of(Types.BIGINT));
    Batch rows = Batch.of(type(Types.BIGINT), values.length, true);
    int[] slots = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      rows.longs(0).set(i, values[i]);
    }
    rows.setSize(values.length);
    for (int i = 0; i < values.length; i++) {
      slots[i] = pages.add(rows, new int[] {0}, i);
    }
    Batch read = Batch.of(type(Types.BIGINT), values.length, true);
    pages.read(slots, slots.length, read);
    for (int i = 0; i < values.length; i++) {
      assertThat(pages.longAt(slots[i], 0)).isEqualTo(values[i]);
      assertThat(read.longs(0).values[i]).isEqualTo(values[i]);
      assertThat(pages.same(slots[i], rows, new int[] {0}, i)).isTrue();
    }
  }

  @Test
  void equalRowsAreTheSameInWhateverOrderTheyCame() {
    RowPages pages = new RowPages(List.of(Types.BIGINT, Types.STRING));
    Batch rows = Batch.of(type(Types.BIGINT, Types.STRING), 3, true);
    rows.longs(0).nulls().set(0);
    rows.longs(0).set(1, Long.MAX_VALUE);
    rows.longs(0).set(2, 1);
    int[] lengths = {40, 70_000, 65_535};
    for (int i = 0; i < 3; i++) {
      ((BytesColumn) rows.column(1)).append(i, new byte[lengths[i] + 8], 0, lengths[i]);
    }
    rows.setSize(3);
    int[] both = {0, 1};
    int[] first = new int[3];
    for (int i = 0; i < 3; i++) {
      first[i] = pages.add(rows, both, i);
    }
    for (int i = 2; i >= 0; i--) {
      int again = pages.add(rows, both, i);
      for (int j = 0; j < 3; j++) {
        assertThat(pages.same(again, first[j])).isEqualTo(i == j);
        assertThat(pages.same(again, rows, both, j)).isEqualTo(i == j);
      }
    }
  }

  @Test
  void equalRowsAreTheSameHoweverTheirTextsAreCoded() {
    RowPages pages = new RowPages(List.of(Types.STRING, INNER));
    Batch rows = Batch.of(type(Types.STRING, INNER), ROWS, true);
    RowColumn inner = (RowColumn) rows.column(1);
    int[] both = {0, 1};
    int[] first = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      rows.column(0).copy(letters(70_000 / (row + 1), row), 0, row);
      inner.field(1).copy(letters(30, -row), 0, row);
      ((LongColumn) inner.field(0)).set(row, row);
      ((Int128Column) inner.field(2)).low[row] = row;
    }
    rows.setSize(ROWS);
    for (int row = 0; row < ROWS; row++) {
      first[row] = pages.add(rows, both, row);
    }
    // These close the dictionaries and show the letters.
    Batch others = Batch.of(type(Types.STRING, INNER), 1, true);
    for (int i = 0; i < 10_000; i++) {
      others.clear();
      others.column(0).copy(letters(20, 1000 + i), 0, 0);
      ((RowColumn) others.column(1)).field(1).copy(letters(20, 1000 + i), 0, 0);
      others.setSize(1);
      pages.add(others, both, 0);
    }
    for (int row = 0; row < ROWS; row++) {
      int again = pages.add(rows, both, row);
      assertThat(pages.same(again, first[row])).isTrue();
      assertThat(pages.same(again, first[(row + 1) % ROWS])).isFalse();
      assertThat(pages.same(again, rows, both, row)).isTrue();
      assertThat(pages.compare(0, again, rows.column(0), row, rows.column(0))).isZero();
      pages.remove(again);
    }
  }

  private static BytesColumn letters(int length, int seed) {
    Random letters = new Random(seed);
    byte[] bytes = new byte[length + 8];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + letters.nextInt(26));
    }
    BytesColumn column = new BytesColumn(1);
    column.append(0, bytes, 0, length);
    return column;
  }

  @Test
  void memoryOfRemovedRowsIsUsedAgain() {
    RowPages pages = new RowPages(List.of(Types.STRING));
    Batch rows = strings(1000, 1, 500);
    int[] last = new int[2000];
    for (int round = 0; round < 200; round++) {
      for (int i = 0; i < last.length; i++) {
        if (round > 0) {
          pages.remove(last[i]);
        }
        last[i] = pages.add(rows, new int[] {0}, random.nextInt(3));
      }
    }
    assertThat(pages.bytes()).isLessThan(12 << 20);
  }

  @Test
  void pagesThatAreMostlyEmptyAreEmptied() {
    RowPages pages = new RowPages(List.of(Types.BIGINT, Types.STRING));
    Batch rows = Batch.of(type(Types.BIGINT, Types.STRING), 1, true);
    int[] both = {0, 1};
    int count = 200_000;
    byte[] text = new byte[108];
    for (int i = 0; i < count; i++) {
      rows.clear();
      rows.longs(0).set(0, i);
      random.nextBytes(text);
      ((BytesColumn) rows.column(1)).append(0, text, 0, 100);
      rows.setSize(1);
      pages.add(rows, both, 0);
    }
    long full = pages.bytes();
    for (int slot = 0; slot < count; slot++) {
      if (slot % 10 != 0) {
        pages.remove(slot);
      }
    }
    for (int i = 0; i < 1000; i++) {
      pages.remove(pages.add(rows, both, 0));
    }
    assertThat(pages.size()).isEqualTo(count / 10);
    assertThat(pages.bytes()).isLessThan(full / 2);
    for (int slot = 0; slot < count; slot += 10) {
      assertThat(pages.longAt(slot, 0)).isEqualTo(slot);
    }
  }

  private static int[] slots(Map<Integer, Integer> rowAt) {
    return rowAt.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  private static RowType type(SqlType... types) {
    return RowType.of(
        IntStream.range(0, types.length).mapToObj(i -> new Field("c" + i, types[i])).toList());
  }

  private static RowType type() {
    return type(TYPES.toArray(SqlType[]::new));
  }

  private static Batch strings(int... lengths) {
    Batch batch = Batch.of(type(Types.STRING), lengths.length, true);
    for (int i = 0; i < lengths.length; i++) {
      byte[] bytes = new byte[lengths[i] + 8];
      new Random(i).nextBytes(bytes);
      ((BytesColumn) batch.column(0)).append(i, bytes, 0, lengths[i]);
    }
    batch.setSize(lengths.length);
    return batch;
  }

  private Batch batch(int longest) {
    Batch batch = Batch.of(type(), ROWS, true);
    for (int row = 0; row < ROWS; row++) {
      for (int column : ALL) {
        fill(TYPES.get(column), batch.column(column), row, longest);
      }
    }
    batch.setSize(ROWS);
    return batch;
  }

  private void fill(SqlType type, Column column, int row, int longest) {
    if (row != 1 && random.nextInt(5) == 0) {
      column.nulls().set(row);
      return;
    }
    switch (column) {
      case LongColumn longs -> longs.set(row, value(type));
      case DoubleColumn doubles -> doubles.values[row] = (float) random.nextGaussian();
      case Int128Column wides -> {
        wides.high[row] = random.nextLong();
        wides.low[row] = random.nextLong();
      }
      case BytesColumn bytes -> {
        byte[] text = new byte[random.nextInt(longest + 1) + 8];
        random.nextBytes(text);
        bytes.append(row, text, 0, text.length - 8);
      }
      case RowColumn inner -> {
        for (int i = 0; i < inner.fieldCount(); i++) {
          fill(INNER.type(i), inner.field(i), row, longest);
        }
      }
    }
  }

  private long value(SqlType type) {
    return switch (type.name()) {
      case "BOOLEAN" -> random.nextInt(2);
      case "TINYINT" -> (byte) random.nextInt();
      case "SMALLINT" -> (short) random.nextInt();
      case "BIGINT", "TIMESTAMP(3)" ->
          near.nextInt(8) > 0 ? random.nextInt(1000) : random.nextLong();
      case "DECIMAL(9, 2)" -> random.nextInt(2_000_000_000) - 999_999_999L;
      default -> random.nextInt();
    };
  }
}
