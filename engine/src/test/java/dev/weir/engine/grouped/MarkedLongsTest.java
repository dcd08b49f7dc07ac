package dev.weir.engine.grouped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.state.ByteStateReader;
import dev.weir.engine.state.ByteStateWriter;
import dev.weir.engine.state.Selection;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkedLongsTest {
  private static final int GROUPS = 7;

  private final Random random = new Random(11);
  private final Map<Long, Map<Integer, Integer>> expected = new HashMap<>();
  private MarkedLongs values = reserved();

  private static MarkedLongs reserved() {
    MarkedLongs made = new MarkedLongs();
    made.reserve(GROUPS);
    return made;
  }

  /** The marks of a value in a group, as the plain map has them. */
  private int known(int group, long value) {
    return expected.getOrDefault(value, Map.of()).getOrDefault(group, 0);
  }

  private void remember(int group, long value, int marks) {
    expected.computeIfAbsent(value, v -> new HashMap<>()).merge(group, marks, (a, b) -> a | b);
  }

  private void markRandomly(int count, int range) {
    long[] drawn = random.longs(count, -range, range).toArray();
    int[] marks = random.ints(count, 0, 8).toArray();
    int[] before = marks.clone();
    Selection rows = new Selection();
    rows.all(count);
    for (int i = 0; i < count; i++) {
      rows.groups[i] = random.nextInt(GROUPS);
    }
    values.mark(drawn, rows, marks);
    for (int i = 0; i < count; i++) {
      assertThat(marks[i]).isEqualTo(before[i] & ~known(rows.groups[i], drawn[i]));
      remember(rows.groups[i], drawn[i], before[i]);
    }
  }

  private void forget(int group) {
    expected.values().forEach(groups -> groups.remove(group));
  }

  @Test
  void eachMarkOfAValueIsFreshOnceUntilItsGroupIsCleared() {
    for (int round = 0; round < 200; round++) {
      markRandomly(random.nextInt(200), 300);
      if (random.nextInt(3) == 0) {
        int group = random.nextInt(GROUPS);
        values.clear(group);
        forget(group);
      }
    }
    values.clearAll();
    expected.clear();
    markRandomly(500, 300);
  }

  @Test
  void theLargestMarkIsAMarkLikeAnyOther() {
    Selection rows = new Selection();
    rows.all(2);
    int last = 1 << MarkedLongs.MARKS - 1;
    int[] marks = {last, last | 1};
    values.mark(new long[] {5, 5}, rows, marks);
    assertThat(marks).containsExactly(last, 1);
  }

  @Test
  void aMergeWithinOneSetTellsWhatIsNewToTheGroup() {
    markRandomly(2000, 400);
    Map<Long, Integer> fresh = new HashMap<>();
    expected.forEach((value, groups) -> {
      int marks = groups.getOrDefault(1, 0) & ~groups.getOrDefault(2, 0);
      if (marks != 0) {
        fresh.put(value, marks);
      }
    });
    Map<Long, Integer> told = new HashMap<>();
    values.merge(
        values,
        new int[] {1},
        new int[] {2},
        1,
        (batch, rows, marks) -> {
          for (int i = 0; i < rows.count; i++) {
            assertThat(rows.groups[i]).isEqualTo(2);
            if (marks[i] != 0) {
              told.put(batch.longs(1).values[rows.rows[i]], marks[i]);
            }
          }
        });
    assertThat(told).isEqualTo(fresh);
    fresh.forEach((value, marks) -> remember(2, value, marks));
    values.clear(1);
    forget(1);
    markRandomly(2000, 400);
  }

  @Test
  void aSnapshotKeepsMarksOfTheGroupsThatAreWanted() {
    markRandomly(10_000, 3000);
    ByteStateWriter out = new ByteStateWriter();
    int[] groups = IntStream.range(0, GROUPS).toArray();
    values.write(out, groups, GROUPS);
    values = reserved();
    groups[3] = -1;
    values.read(new ByteStateReader(out.toBytes()), groups);
    forget(3);
    markRandomly(10_000, 3000);
  }
}
