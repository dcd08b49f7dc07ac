package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.plan.JoinType;
import dev.weir.plan.TemporalJoin;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalJoinOperatorTest {
  /** Time, key, value. */
  private static final RowType SIDE = Schemas.of(Types.timestamp(3), Types.STRING, Types.BIGINT);

  @Test
  void aRowWaitsForTheWatermarkAndTakesTheVersionOfItsTime() {
    OperatorRun run = run(JoinType.LEFT, false, 4096);
    run.feed(0, List.of(Change.insert(15L, "a", 1L), Change.insert(5L, "a", 2L)));
    run.feed(1, List.of(Change.insert(10L, "a", 100L), Change.insert(20L, "a", 200L)));
    run.watermark(14);
    assertThat(run.take()).containsExactly("+I[5, a, 2, null, null, null]");
    run.feed(1, List.of(Change.insert(15L, "a", 150L)));
    run.watermark(15);
    assertThat(run.take()).containsExactly("+I[15, a, 1, 15, a, 150]");
  }

  @Test
  void aDeletionEndsAVersion() {
    OperatorRun run = run(JoinType.INNER, false, 4096);
    run.feed(1, List.of(Change.insert(10L, "a", 100L), Change.of(RowKind.DELETE, 20L, "a", 100L)));
    run.feed(0, List.of(Change.insert(19L, "a", 1L), Change.insert(20L, "a", 2L)));
    run.end();
    assertThat(run.take()).containsExactly("+I[19, a, 1, 10, a, 100]");
  }

  @Test
  void anOlderVersionThatComesAfterCountsUnlessTheyAreInOrder() {
    List<Change> versions = List.of(Change.insert(10L, "a", 100L), Change.insert(5L, "a", 50L));
    List<Change> rows = List.of(Change.insert(7L, "a", 1L), Change.insert(12L, "a", 2L));
    OperatorRun any = run(JoinType.INNER, false, 1);
    any.feed(1, versions);
    any.feed(0, rows);
    any.end();
    assertThat(any.take()).containsExactly("+I[7, a, 1, 5, a, 50]", "+I[12, a, 2, 10, a, 100]");
    OperatorRun ordered = run(JoinType.INNER, true, 1);
    ordered.feed(1, versions);
    ordered.feed(0, rows);
    ordered.end();
    assertThat(ordered.take()).containsExactly("+I[12, a, 2, 10, a, 100]");
  }

  @Test
  void onlyTheLastVersionStays() {
    OperatorRun run = run(JoinType.INNER, false, 4096);
    run.feed(1, List.of(Change.insert(1L, "a", 1L)));
    run.watermark(1);
    int one = run.stateBytes();
    for (long time = 2; time < 1000; time++) {
      run.feed(1, List.of(Change.insert(time, "a", time)));
      run.feed(0, List.of(Change.insert(time, "a", time)));
      run.watermark(time);
    }
    assertThat(run.stateBytes()).isEqualTo(one);
    run.feed(1, List.of(Change.of(RowKind.DELETE, 1000L, "a", 999L)));
    run.watermark(1000);
    assertThat(run.stateBytes()).isLessThan(one);
  }

  @ParameterizedTest
  @CsvSource({"INNER, 1", "INNER, 2", "INNER, 4096", "LEFT, 1", "LEFT, 2", "LEFT, 4096"})
  void anyRowsJoinAsIfLookedUpOneByOne(JoinType type, int batchSize) {
    Random random = new Random(17L * batchSize);
    OperatorRun run = run(type, false, batchSize);
    List<Change> rows = new ArrayList<>();
    List<Change> versions = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      for (int side = 0; side < 2; side++) {
        List<Change> some = some(random, step, side);
        (side == 0 ? rows : versions).addAll(some);
        run.feed(side, some);
      }
      if (step % 3 == 1) {
        run.rescale(1 + random.nextInt(3));
      }
      run.watermark(5L * step);
    }
    run.end();
    assertThat(run.take()).containsExactlyInAnyOrderElementsOf(naive(rows, versions, type));
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  private static List<Change> some(Random random, int step, int side) {
    List<Change> some = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      long time = 5L * step + 1 + random.nextInt(15);
      @Nullable String key = random.nextInt(6) == 0 ? null : "k" + random.nextInt(4);
      long value = random.nextInt(100);
      boolean ends = side == 1 && random.nextInt(5) == 0;
      some.add(
          ends ? Change.of(RowKind.DELETE, time, key, value) : Change.insert(time, key, value));
    }
    return some;
  }

  private static List<String> naive(List<Change> rows, List<Change> versions, JoinType type) {
    List<String> results = new ArrayList<>();
    for (Change row : rows) {
      Change latest = null;
      for (Change version : versions) {
        Object key = row.values().get(1);
        boolean sameKey = key != null && key.equals(version.values().get(1));
        if (sameKey
            && time(version) <= time(row)
            && (latest == null || time(version) >= time(latest))) {
          latest = version;
        }
      }
      List<@Nullable Object> pair = new ArrayList<>(row.values());
      if (latest != null && !latest.retracts()) {
        pair.addAll(latest.values());
      } else if (type == JoinType.LEFT) {
        pair.addAll(Arrays.asList(null, null, null));
      } else {
        continue;
      }
      results.add(Change.insert(pair.toArray()).toString());
    }
    return results;
  }

  private static long time(Change change) {
    return change.values().getFirst() instanceof Long time ? time : 0;
  }

  private static OperatorRun run(JoinType type, boolean inOrder, int batchSize) {
    List<Field> fields = new ArrayList<>(SIDE.fields());
    fields.addAll(SIDE.fields());
    TemporalJoin node =
        new TemporalJoin(
            Schemas.input(SIDE, true),
            Schemas.input(SIDE, false),
            type,
            List.of(1),
            List.of(1),
            null,
            new TemporalJoin.Versions(0, 0, inOrder),
            RowType.of(fields));
    return new OperatorRun(
        TemporalJoinOperator.of(node, null),
        List.of(SIDE, SIDE),
        List.of(true, false),
        batchSize,
        ZoneId.of("UTC"));
  }
}
