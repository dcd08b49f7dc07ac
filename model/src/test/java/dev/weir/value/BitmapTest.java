package dev.weir.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Slice;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitmapTest {
  /** Ranges of random numbers: few and many to a part, few and many parts. */
  private static final int[] RANGES = {100, 9_000, 70_000, 400_000, Integer.MAX_VALUE};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void operationsGiveWhatThoseOfSetsGive(long seed) {
    Random random = new Random(seed);
    for (int range : RANGES) {
      NavigableSet<Integer> left = numbers(random, range);
      NavigableSet<Integer> right = numbers(random, range);
      check(left, right, Bitmap::or, NavigableSet::addAll);
      check(left, right, Bitmap::and, NavigableSet::retainAll);
      check(left, right, Bitmap::andNot, NavigableSet::removeAll);
      check(
          left,
          right,
          Bitmap::xor,
          (a, b) -> {
            NavigableSet<Integer> both = new TreeSet<>(a);
            both.retainAll(b);
            a.addAll(b);
            a.removeAll(both);
          });
    }
  }

  private static NavigableSet<Integer> numbers(Random random, int range) {
    NavigableSet<Integer> numbers = new TreeSet<>(Integer::compareUnsigned);
    int count = random.nextInt(12_000);
    int start = random.nextInt();
    for (int i = 0; i < count; i++) {
      int number = start + random.nextInt(range);
      numbers.add(number);
      // runs of neighbours
      for (int j = 0; j < random.nextInt(4); j++) {
        numbers.add(number + j);
      }
    }
    return numbers;
  }

  private static void check(
      NavigableSet<Integer> left,
      NavigableSet<Integer> right,
      BiConsumer<Bitmap, Bitmap> operation,
      BiConsumer<NavigableSet<Integer>, NavigableSet<Integer>> expected) {
    Bitmap bitmap = of(left);
    operation.accept(bitmap, of(right));
    NavigableSet<Integer> set = new TreeSet<>(left);
    expected.accept(set, right);
    assertThat(list(bitmap)).isEqualTo(new ArrayList<>(set));
    assertThat(bitmap.cardinality()).isEqualTo(set.size());
    // however a set was made, its bytes are the same
    assertThat(encoded(bitmap)).isEqualTo(encoded(of(set)));
    assertThat(list(new Bitmap().read(encoded(bitmap)))).isEqualTo(list(bitmap));
    ByteBuilder portable = new ByteBuilder();
    bitmap.writePortable(portable);
    assertThat(encoded(new Bitmap().read(Slice.of(portable.toBytes())))).isEqualTo(encoded(bitmap));
  }

  private static Bitmap of(NavigableSet<Integer> numbers) {
    Bitmap bitmap = new Bitmap();
    numbers.descendingSet().forEach(bitmap::add);
    return bitmap;
  }

  private static List<Integer> list(Bitmap bitmap) {
    List<Integer> list = new ArrayList<>();
    bitmap.forEach(list::add);
    return list;
  }

  private static Slice encoded(Bitmap bitmap) {
    ByteBuilder out = new ByteBuilder();
    bitmap.write(out);
    return Slice.of(out.toBytes());
  }

  @Test
  void bytesThatAreNoBitmapAreRefused() {
    Random random = new Random(7);
    ByteBuilder out = new ByteBuilder();
    of(numbers(random, 100_000)).writePortable(out);
    byte[] whole = out.toBytes();
    for (int length : List.of(0, 3, 4, 7, 9, whole.length / 2, whole.length - 1)) {
      Slice cut = Slice.of(java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> new Bitmap().read(cut))
          .isInstanceOf(WeirException.class)
          .hasMessage("the bytes are no bitmap");
    }
  }

  @Test
  void theTextOfAVeryLargeSetIsCutOff() {
    Bitmap bitmap = new Bitmap();
    for (int i = 0; i < 1_000_000; i++) {
      bitmap.add(i);
    }
    ByteBuilder text = new ByteBuilder();
    bitmap.print(text);
    assertThat(text.length()).isBetween(0x80000, 0x80000 + 20);
    assertThat(text.toString()).startsWith("{0,1,2,").endsWith(",...}");
  }
}
