package dev.weir.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankTreeTest {
  private static final int MILLION = 1_000_000;

  private final RankTree tree = new RankTree();

  /** By slot: what rows are in order of. */
  private final long[] keys = new long[MILLION];

  private long comparisons;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void placesAreThoseOfAList(int seed) {
    Random random = new Random(seed);
    int range = 1 << seed * 3;
    List<List<Integer>> expected = List.of(new ArrayList<>(), new ArrayList<>());
    List<Integer> free = new ArrayList<>();
    tree.reserve(2);
    int bound = 0;
    for (int round = 0; round < 3_000; round++) {
      int partition = random.nextInt(2);
      List<Integer> list = expected.get(partition);
      // Grows for a while, then shrinks.
      if (list.isEmpty() || random.nextInt(10) < (round < 2_000 ? 6 : 3)) {
        int slot = free.isEmpty() ? bound++ : free.removeLast();
        keys[slot] = random.nextInt(range);
        int place = 0;
        while (place < list.size() && keys[list.get(place)] <= keys[slot]) {
          place++;
        }
        assertThat(insert(partition, slot)).isEqualTo(place);
        list.add(place, slot);
      } else {
        int place = random.nextInt(list.size());
        int slot = list.get(place);
        list.subList(place, place + 1).clear();
        assertThat(tree.place(slot)).isEqualTo(place);
        tree.remove(partition, slot);
        free.add(slot);
      }
      if (round % 50 == 0) {
        check(0, expected.get(0));
        check(1, expected.get(1));
      }
    }
  }

  private void check(int partition, List<Integer> expected) {
    List<Integer> found = new ArrayList<>();
    int slot = tree.first(partition);
    for (; slot != RankTree.NONE; slot = tree.next(slot)) {
      assertThat(tree.slot(partition, found.size())).isEqualTo(slot);
      found.add(slot);
    }
    assertThat(found).isEqualTo(expected);
    assertThat(tree.size(partition)).isEqualTo(expected.size());
    assertThat(tree.last(partition)).isEqualTo(expected.isEmpty() ? -1 : expected.getLast());
  }

  @Test
  void aMillionRowsInOrderTakeLogarithmicallyManyComparisons() {
    grow(slot -> slot);
    assertFewComparisons();
  }

  @Test
  void aMillionRowsInReverseTakeLogarithmicallyManyComparisons() {
    grow(slot -> -slot);
    assertFewComparisons();
  }

  @Test
  void aMillionTiesTakeLogarithmicallyManyComparisons() {
    grow(slot -> 0);
    assertFewComparisons();
    assertThat(tree.slot(0, 123_456)).isEqualTo(123_456);
  }

  @Test
  void rowsAreTakenOutWithoutComparisonsAndTheRestStaysInBalance() {
    grow(slot -> slot);
    comparisons = 0;
    for (int slot = 0; slot < MILLION; slot++) {
      if (slot % 1_000 != 0) {
        assertThat(tree.place(slot)).isEqualTo((slot + 999) / 1_000);
        tree.remove(0, slot);
      }
    }
    assertThat(comparisons).isZero();
    keys[1] = 500_500;
    assertThat(insert(0, 1)).isEqualTo(501);
    assertThat(comparisons).isLessThanOrEqualTo(mostComparisons(1_000));
  }

  private interface Key {
    long of(int slot);
  }

  private void grow(Key key) {
    tree.reserve(1);
    for (int slot = 0; slot < MILLION; slot++) {
      keys[slot] = key.of(slot);
      insert(0, slot);
    }
  }

  private void assertFewComparisons() {
    assertThat(comparisons).isLessThanOrEqualTo(MILLION * mostComparisons(MILLION));
    comparisons = 0;
    tree.remove(0, 500_000);
    insert(0, 500_000);
    assertThat(comparisons).isLessThanOrEqualTo(mostComparisons(MILLION));
  }

  /** No side has more than three quarters of the weight: log to the base of 4/3. */
  private static long mostComparisons(int size) {
    return (long) (Math.log(size + 1.0) / Math.log(4.0 / 3.0)) + 1;
  }

  private int insert(int partition, int slot) {
    int place =
        tree.seek(
            partition,
            other -> {
              comparisons++;
              return Long.compare(keys[slot], keys[other]);
            });
    tree.insert(partition, slot);
    return place;
  }
}
