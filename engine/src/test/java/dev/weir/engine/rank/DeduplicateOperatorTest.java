package dev.weir.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Changelog;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.plan.Deduplicate;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeduplicateOperatorTest {
  /** A name, the first key; the time; a number, the second key; a text. */
  private static final RowType INPUT =
      Schemas.of(Types.STRING, Types.BIGINT, Types.DOUBLE, Types.STRING);

  @ParameterizedTest
  @CsvSource({"1,true,1", "2,true,2", "4096,true,3", "1,false,4", "2,false,5", "4096,false,6"})
  void theLastRowOfEachKeyIsThatOfAMap(int batchSize, boolean eventTime, long seed) {
    Random random = new Random(seed);
    OperatorRun run = run(List.of(0, 2), eventTime, true, batchSize);
    Map<List<@Nullable Object>, Change> last = new LinkedHashMap<>();
    Changelog output = new Changelog();
    for (int round = 0; round < 40; round++) {
      List<Change> step = new ArrayList<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        Change row = randomRow(random, round);
        step.add(row);
        last.merge(key(row), row, (a, b) -> !eventTime || time(b) >= time(a) ? b : a);
      }
      run.feed(0, step);
      output.apply(run.changes());
      run.changes().clear();
      assertThat(output.rows()).isEqualTo(once(last));
      if (random.nextInt(4) == 0) {
        run.rescale(1 + random.nextInt(3));
      }
    }
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "4096,3"})
  void theEarliestRowOfEachKeyComesOnceItsTimeHasCome(int batchSize, long seed) {
    Random random = new Random(seed);
    OperatorRun run = run(List.of(0, 2), true, false, batchSize);
    Map<List<@Nullable Object>, Change> first = new LinkedHashMap<>();
    Changelog output = new Changelog();
    for (int round = 0; round < 40; round++) {
      List<Change> step = new ArrayList<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        Change row = randomRow(random, 10 * round + 1);
        step.add(row);
        first.merge(key(row), row, (a, b) -> time(b) < time(a) ? b : a);
      }
      run.feed(0, step);
      if (random.nextInt(4) == 0) {
        run.rescale(1 + random.nextInt(3));
      }
      long watermark = 10L * round;
      run.watermark(watermark);
      output.apply(run.changes());
      run.changes().clear();
      Map<List<@Nullable Object>, Change> due = new LinkedHashMap<>(first);
      due.values().removeIf(row -> time(row) > watermark);
      assertThat(output.rows()).isEqualTo(once(due));
    }
  }

  @Test
  void aPartitionKeepsOneRowHoweverManyCome() {
    OperatorRun run = run(List.of(0, 2), true, true, 4096);
    run.feed(0, List.of(Change.insert("a", 1L, 1.0, "text")));
    int one = run.stateBytes();
    for (long time = 2; time < 100; time++) {
      run.feed(0, List.of(Change.insert("a", time, 1.0, "text")));
    }
    assertThat(run.stateBytes()).isEqualTo(one);
  }

  @Test
  void aRowThatChangesNothingIsNotPutOut() {
    OperatorRun run = run(List.of(0, 2), true, true, 4096);
    run.feed(0, List.of(Change.insert("a", 1L, 1.0, "text")));
    run.feed(0, List.of(Change.insert("a", 1L, 1.0, "text")));
    run.feed(0, List.of(Change.insert("a", 2L, 1.0, "more text")));
    assertThat(run.take())
        .containsExactly("+I[a, 1, 1.0, text]", "-U[a, 1, 1.0, text]", "+U[a, 2, 1.0, more text]");
  }

  @Test
  void theTimeMayBeAKey() {
    OperatorRun run = run(List.of(1), true, true, 4096);
    run.feed(0, List.of(Change.insert("a", 1L, 1.0, "x"), Change.insert("b", 2L, 1.0, "x")));
    run.feed(0, List.of(Change.insert("c", 1L, 1.0, "x")));
    assertThat(run.take())
        .containsExactly(
            "+I[a, 1, 1.0, x]", "+I[b, 2, 1.0, x]", "-U[a, 1, 1.0, x]", "+U[c, 1, 1.0, x]");
  }

  private static Change randomRow(Random random, int earliest) {
    return Change.insert(
        random.nextInt(8) == 0 ? null : "key " + random.nextInt(3),
        (long) earliest + random.nextInt(20),
        random.nextInt(8) == 0 ? null : (double) random.nextInt(4),
        random.nextInt(6) == 0 ? null : "x".repeat(random.nextInt(20)));
  }

  private static List<@Nullable Object> key(Change row) {
    List<@Nullable Object> key = new ArrayList<>();
    key.add(row.values().get(0));
    key.add(row.values().get(2));
    return key;
  }

  private static long time(Change row) {
    Object time = row.values().get(1);
    assertThat(time).isNotNull();
    return (Long) time;
  }

  private static Map<List<@Nullable Object>, Integer> once(
      Map<List<@Nullable Object>, Change> rows) {
    Map<List<@Nullable Object>, Integer> result = new HashMap<>();
    rows.values().forEach(row -> result.merge(row.values(), 1, Integer::sum));
    return result;
  }

  private static OperatorRun run(
      List<Integer> partition, boolean eventTime, boolean last, int batchSize) {
    Deduplicate node =
        new Deduplicate(Schemas.input(INPUT, true), partition, 1, eventTime, last, 0);
    return OperatorRun.of(DeduplicateOperator.of(node), INPUT, true, batchSize);
  }
}
