package dev.weir.engine.attached;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.expr.SortKey;
import dev.weir.plan.WindowTopN;
import dev.weir.plan.WindowTopN.Ties;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTopNOperatorTest {
  /** End of the window, partition, value, number of the row. */
  private static final RowType ROWS =
      Schemas.of(Types.timestamp(3), Types.STRING, Types.BIGINT, Types.BIGINT);

  @Test
  void aWindowIsRankedOnceItIsOver() {
    OperatorRun run = run(1, 2, Ties.FIRST_CAME, 4096, false);
    run.feed(0, List.of(row(10, 5, 1), row(10, 7, 2), row(20, 9, 3), row(10, 6, 4)));
    run.watermark(8);
    assertThat(run.take()).isEmpty();
    run.watermark(9);
    assertThat(run.take()).containsExactly("+I[10, a, 5, 1, 1]", "+I[10, a, 6, 4, 2]");
    run.feed(0, List.of(row(10, 1, 5)));
    assertThat(run.late()).extracting(OperatorRun.Late::windowEnd).containsExactly(10L);
  }

  @Test
  void amongEqualsTheFirstOrTheLastThatCameIsFirst() {
    List<Change> rows = List.of(row(10, 5, 1), row(10, 5, 2), row(10, 5, 3));
    OperatorRun first = run(1, 1, Ties.FIRST_CAME, 2, false);
    first.feed(0, rows);
    first.end();
    assertThat(first.take()).containsExactly("+I[10, a, 5, 1, 1]");
    OperatorRun last = run(1, 1, Ties.LAST_CAME, 2, false);
    last.feed(0, rows);
    last.end();
    assertThat(last.take()).containsExactly("+I[10, a, 5, 3, 1]");
  }

  @Test
  void endsAreWallClockTimeOfTheSession() {
    OperatorRun run = run(1, 1, Ties.FIRST_CAME, 4096, true);
    // Two o'clock in Paris, in winter.
    long wall = Instant.parse("2024-01-01T02:00:00Z").toEpochMilli();
    long instant = Instant.parse("2024-01-01T01:00:00Z").toEpochMilli();
    run.feed(0, List.of(row(wall, 5, 1)));
    run.watermark(instant - 2);
    assertThat(run.take()).isEmpty();
    run.watermark(instant - 1);
    assertThat(run.take()).hasSize(1);
    run.feed(0, List.of(row(wall, 5, 2)));
    assertThat(run.late()).extracting(OperatorRun.Late::windowEnd).containsExactly(instant);
  }

  @Test
  void onlyRowsThatHoldARankAreKeptAndNoneAfterTheLastWindow() {
    OperatorRun run = run(1, 1, Ties.FIRST_CAME, 4096, false);
    int empty = run.stateBytes();
    run.feed(0, List.of(row(10, 5, 1), row(20, 5, 1)));
    int kept = run.stateBytes();
    for (int i = 0; i < 1000; i++) {
      run.feed(0, List.of(row(10, 5 - i, i), row(20, 5 + i, i)));
    }
    assertThat(run.stateBytes()).isEqualTo(kept);
    run.watermark(19);
    assertThat(run.stateBytes()).isEqualTo(empty);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,3,2", "2,4,4096", "3,3,2", "1,100,1"})
  void anyWindowsAreRankedAsBySorting(long first, long last, int batchSize) {
    Random random = new Random(first * 31 + last);
    OperatorRun run = run(first, last, Ties.FIRST_CAME, batchSize, false);
    Map<String, List<Change>> partitions = new TreeMap<>();
    long number = 0;
    for (int step = 0; step < 20; step++) {
      for (int i = random.nextInt(12); i > 0; i--) {
        long end = 10L * (step + 1 + random.nextInt(3));
        String partition = "p" + random.nextInt(3);
        Change row = Change.insert(end, partition, (long) random.nextInt(4), number++);
        partitions.computeIfAbsent(end + partition, p -> new ArrayList<>()).add(row);
        run.feed(0, List.of(row));
      }
      if (step % 4 == 1) {
        run.rescale(1 + random.nextInt(3));
      }
      run.watermark(10L * step);
    }
    run.end();
    List<String> expected = new ArrayList<>();
    for (List<Change> rows : partitions.values()) {
      rows.sort(Comparator.comparingLong(row -> (Long) row.values().get(2)));
      for (long rank = first; rank <= Math.min(last, rows.size()); rank++) {
        List<Object> values = new ArrayList<>(rows.get((int) rank - 1).values());
        values.add(rank);
        expected.add(Change.insert(values.toArray()).toString());
      }
    }
    assertThat(run.take()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Change row(long end, long value, long number) {
    return Change.insert(end, "a", value, number);
  }

  private static OperatorRun run(long first, long last, Ties ties, int batchSize, boolean local) {
    List<Field> fields = new ArrayList<>(ROWS.fields());
    fields.add(new Field("rank", Types.BIGINT));
    WindowTopN node =
        new WindowTopN(
            Schemas.input(ROWS, true),
            0,
            local,
            List.of(0, 1),
            List.of(new SortKey(2, false, true)),
            ties,
            first,
            last,
            true,
            RowType.of(fields));
    return new OperatorRun(
        WindowTopNOperator.of(node),
        List.of(ROWS),
        List.of(true),
        batchSize,
        ZoneId.of("Europe/Paris"));
  }
}
