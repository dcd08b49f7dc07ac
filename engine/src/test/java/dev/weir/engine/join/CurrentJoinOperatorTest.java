package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.RowKind;
import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.Changelog;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.JoinType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentJoinOperatorTest {
  /** Key, value. */
  private static final RowType SIDE = Schemas.of(Types.STRING, Types.BIGINT);

  private static final CurrentJoin.Presence LIVE = new CurrentJoin.Presence(false, false);
  private static final CurrentJoin.Presence KEYED = new CurrentJoin.Presence(false, true);
  private static final CurrentJoin.Presence COMPLETE = new CurrentJoin.Presence(true, false);

  @Test
  void aRowTakesWhatIsThereWhenItComes() {
    OperatorRun run = run(JoinType.LEFT, true, KEYED, 4096);
    run.feed(0, List.of(Change.insert("a", 1L)));
    run.feed(1, List.of(Change.insert("a", 10L)));
    run.feed(0, List.of(Change.insert("a", 2L)));
    run.feed(1, List.of(Change.insert("a", 11L)));
    run.feed(0, List.of(Change.insert("a", 3L), Change.insert(null, 4L)));
    assertThat(run.take())
        .containsExactly(
            "+I[a, 1, null, null]",
            "+I[a, 2, a, 10]",
            "+I[a, 3, a, 11]",
            "+I[null, 4, null, null]");
  }

  @Test
  void aKeyedRowIsThereBetweenTheTwoHalvesOfItsUpdate() {
    OperatorRun run = run(JoinType.INNER, true, KEYED, 4096);
    run.feed(1, List.of(Change.insert("a", 10L)));
    run.feed(1, List.of(Change.of(RowKind.UPDATE_BEFORE, "a", 10L)));
    run.feed(0, List.of(Change.insert("a", 1L)));
    run.feed(1, List.of(Change.of(RowKind.UPDATE_AFTER, "a", 11L)));
    run.feed(1, List.of(Change.of(RowKind.DELETE, "a", 10L)));
    run.feed(0, List.of(Change.insert("a", 2L)));
    run.feed(1, List.of(Change.of(RowKind.DELETE, "a", 11L)));
    run.feed(0, List.of(Change.insert("a", 3L)));
    assertThat(run.take()).containsExactly("+I[a, 1, a, 10]", "+I[a, 2, a, 11]");
  }

  @Test
  void whatIsTakenBackIsWhatWasGivenOut() {
    OperatorRun run = run(JoinType.LEFT, false, KEYED, 4096);
    run.feed(1, List.of(Change.insert("a", 10L)));
    run.feed(0, List.of(Change.insert("a", 1L), Change.insert("b", 1L)));
    run.feed(1, List.of(Change.insert("a", 11L), Change.insert("b", 20L)));
    run.rescale(3);
    run.feed(0, List.of(Change.of(RowKind.DELETE, "a", 1L), Change.of(RowKind.DELETE, "b", 1L)));
    assertThat(run.take())
        .containsExactlyInAnyOrder(
            "+I[a, 1, a, 10]", "+I[b, 1, null, null]", "-D[a, 1, a, 10]", "-D[b, 1, null, null]");
  }

  @Test
  void aRowThatIsGoneTakesNoState() {
    OperatorRun run = run(JoinType.LEFT, false, KEYED, 4096);
    int empty = run.stateBytes();
    for (long i = 0; i < 100; i++) {
      run.feed(1, List.of(Change.insert("a", i)));
      run.feed(0, List.of(Change.insert("a", i), Change.insert("none", i)));
      run.feed(0, List.of(Change.of(RowKind.DELETE, "a", i), Change.of(RowKind.DELETE, "none", i)));
      run.feed(1, List.of(Change.of(RowKind.DELETE, "a", i)));
    }
    assertThat(run.stateBytes()).isEqualTo(empty);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "4096, false", "4096, true"})
  void rowsWaitForTheRightSideToEnd(int batchSize, boolean insertOnly) {
    OperatorRun run = run(JoinType.INNER, insertOnly, COMPLETE, batchSize);
    List<Change> rows = new ArrayList<>();
    for (long i = 0; i < 10; i++) {
      rows.add(Change.insert("k" + i % 5, i));
    }
    run.feed(1, List.of(Change.insert("k1", 1L), Change.insert("k2", 2L)));
    run.feed(0, rows);
    run.watermark(100);
    run.rescale(3);
    assertThat(run.take()).isEmpty();
    run.feed(1, List.of(Change.insert("k3", 3L), Change.insert("k3", 4L)));
    run.endInput(1);
    run.feed(0, List.of(Change.insert("k1", 10L)));
    assertThat(run.take())
        .containsExactlyInAnyOrder(
            "+I[k1, 1, k1, 1]",
            "+I[k1, 6, k1, 1]",
            "+I[k2, 2, k2, 2]",
            "+I[k2, 7, k2, 2]",
            "+I[k3, 3, k3, 3]",
            "+I[k3, 3, k3, 4]",
            "+I[k3, 8, k3, 3]",
            "+I[k3, 8, k3, 4]",
            "+I[k1, 10, k1, 1]");
    assertThat(run.largestBatch()).isLessThanOrEqualTo(batchSize);
  }

  @ParameterizedTest
  @CsvSource({"INNER, 1", "INNER, 2", "INNER, 4096", "LEFT, 1", "LEFT, 2", "LEFT, 4096"})
  void anyChangesJoinAsIfEachWereRemembered(JoinType type, int batchSize) {
    Random random = new Random(31L * batchSize);
    OperatorRun run = run(type, false, LIVE, batchSize);
    List<Change> right = new ArrayList<>();
    Map<List<@Nullable Object>, List<List<Change>>> given = new HashMap<>();
    Changelog expected = new Changelog();
    for (int step = 0; step < 60; step++) {
      for (int i = random.nextInt(3); i > 0; i--) {
        run.feed(1, List.of(changed(random, right)));
      }
      List<Change> some = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        Change row = random(random);
        List<List<Change>> copies = given.computeIfAbsent(row.values(), v -> new ArrayList<>());
        if (!copies.isEmpty() && random.nextBoolean()) {
          some.add(new Change(RowKind.DELETE, row.values()));
          copies
              .removeLast()
              .forEach(out -> expected.apply(List.of(new Change(RowKind.DELETE, out.values()))));
        } else {
          some.add(row);
          copies.add(matches(row, right, type));
          expected.apply(copies.getLast());
          if (copies.getLast().isEmpty()) {
            copies.removeLast();
          }
        }
      }
      run.feed(0, some);
      if (step % 4 == 3) {
        run.rescale(1 + random.nextInt(3));
      }
      Changelog actual = new Changelog();
      actual.apply(run.changes());
      assertThat(actual.rows()).isEqualTo(expected.rows());
    }
  }

  private static Change random(Random random) {
    return Change.insert(
        random.nextInt(8) == 0 ? null : "k" + random.nextInt(3), (long) random.nextInt(3));
  }

  /** Adds a row to those of the right side, or takes one out. */
  private static Change changed(Random random, List<Change> right) {
    if (!right.isEmpty() && random.nextInt(3) == 0) {
      Change gone = right.remove(random.nextInt(right.size()));
      return new Change(RowKind.DELETE, gone.values());
    }
    right.add(random(random));
    return right.getLast();
  }

  private static List<Change> matches(Change row, List<Change> right, JoinType type) {
    List<Change> matches = new ArrayList<>();
    for (Change other : right) {
      Object key = row.values().getFirst();
      if (key != null && Objects.equals(key, other.values().getFirst())) {
        matches.add(pair(row, other.values()));
      }
    }
    if (matches.isEmpty() && type == JoinType.LEFT) {
      matches.add(pair(row, Arrays.asList(null, null)));
    }
    return matches;
  }

  private static Change pair(Change row, List<@Nullable Object> other) {
    List<@Nullable Object> values = new ArrayList<>(row.values());
    values.addAll(other);
    return new Change(RowKind.INSERT, values);
  }

  private static OperatorRun run(
      JoinType type, boolean insertOnly, CurrentJoin.Presence presence, int batchSize) {
    List<Field> fields = new ArrayList<>(SIDE.fields());
    fields.addAll(SIDE.fields());
    CurrentJoin node =
        new CurrentJoin(
            Schemas.input(SIDE, insertOnly),
            Schemas.input(SIDE, false),
            type,
            List.of(0),
            List.of(0),
            null,
            presence,
            RowType.of(fields));
    return new OperatorRun(
        CurrentJoinOperator.of(node, null),
        List.of(SIDE, SIDE),
        List.of(insertOnly, false),
        batchSize,
        ZoneId.of("UTC"));
  }
}
