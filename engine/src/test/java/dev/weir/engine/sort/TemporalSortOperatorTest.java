package dev.weir.engine.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.operator.Change;
import dev.weir.engine.operator.OperatorRun;
import dev.weir.engine.operator.Schemas;
import dev.weir.error.WeirException;
import dev.weir.expr.SortKey;
import dev.weir.plan.TemporalSort;
import dev.weir.type.RowType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalSortOperatorTest {
  /** Time, value. */
  private static final RowType INPUT = Schemas.of(new TimestampType(3, false, false), Types.BIGINT);

  private static final SortKey TIME = new SortKey(0, false, true);
  private static final SortKey VALUE_DOWN = new SortKey(1, true, false);

  @Test
  void rowsComeInOrderOfTimeWhenTheWatermarkHasPassedThem() {
    OperatorRun run = run(4096, true, TIME, VALUE_DOWN);
    run.feed(0, List.of(row(30, 1), row(10, 1), row(20, 1), row(10, 2), row(10, 3)));
    assertThat(run.take()).isEmpty();
    run.watermark(20);
    assertThat(run.take()).containsExactly("+I[10, 3]", "+I[10, 2]", "+I[10, 1]", "+I[20, 1]");
    run.end();
    assertThat(run.take()).containsExactly("+I[30, 1]");
  }

  @Test
  void rowsOfOneTimeStayInTheOrderOfArrivalWithoutFurtherKeys() {
    OperatorRun run = run(2, true, TIME);
    run.feed(0, List.of(row(10, 2), row(10, 3), row(10, 1)));
    run.watermark(10);
    assertThat(run.take()).containsExactly("+I[10, 2]", "+I[10, 3]", "+I[10, 1]");
  }

  @Test
  void aRowIsLateOnceOneOfItsTimeOrALaterOneHasComeOut() {
    OperatorRun run = run(4096, true, TIME);
    run.feed(0, List.of(row(10, 1)));
    run.watermark(20);
    run.feed(0, List.of(row(10, 2), row(9, 3), row(11, 4), row(21, 5)));
    assertThat(run.late())
        .extracting(late -> late.row() + " by " + late.windowEnd())
        .containsExactly("+I[10, 2] by 10", "+I[9, 3] by 10");
    run.take();
    run.watermark(21);
    // Nothing at or after 11 had come out, so it still has its place.
    assertThat(run.take()).containsExactly("+I[11, 4]", "+I[21, 5]");
  }

  @Test
  void byProcessingTimeTheRowsOfOneMillisecondAreSortedWhenItIsOver() {
    OperatorRun run = run(4096, false, TIME, VALUE_DOWN);
    run.clock(5);
    run.feed(0, List.of(row(5, 1), row(5, 2)));
    run.watermark(1000);
    run.clock(5);
    assertThat(run.take()).isEmpty();
    run.clock(6);
    assertThat(run.take()).containsExactly("+I[5, 2]", "+I[5, 1]");
    run.feed(0, List.of(row(6, 1), row(6, 7)));
    run.end();
    assertThat(run.take()).containsExactly("+I[6, 7]", "+I[6, 1]");
    assertThat(run.late()).isEmpty();
  }

  @Test
  void aTimeThatIsNullFailsWithAHint() {
    OperatorRun run = run(4096, true, TIME);
    List<Change> rows = List.of(Change.insert(null, 1L));
    assertThatThrownBy(() -> run.feed(0, rows))
        .isInstanceOf(WeirException.class)
        .hasMessage("time column \"c0\" is NULL in a row");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4096})
  void randomRowsComeOutSortedAlsoAfterRestores(int batchSize) {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      OperatorRun run = run(batchSize, true, TIME, VALUE_DOWN);
      List<long[]> all = new ArrayList<>();
      long watermark = 0;
      for (int step = 0; step < 12; step++) {
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
          long[] row = {watermark + 1 + random.nextInt(8), random.nextInt(5)};
          all.add(row);
          changes.add(row(row[0], row[1]));
        }
        run.feed(0, changes);
        watermark += random.nextInt(5);
        run.watermark(watermark);
        if (random.nextInt(3) == 0) {
          run.rescale(1);
        }
      }
      run.end();
      Comparator<long[]> order = Comparator.comparingLong(row -> row[0]);
      all.sort(order.thenComparing(Comparator.<long[]>comparingLong(row -> row[1]).reversed()));
      assertThat(run.take())
          .as("seed " + seed)
          .isEqualTo(all.stream().map(row -> row(row[0], row[1]).toString()).toList());
      assertThat(run.late()).isEmpty();
    }
  }

  private static Change row(long time, long value) {
    return Change.insert(time, value);
  }

  private static OperatorRun run(int batchSize, boolean eventTime, SortKey... keys) {
    TemporalSort node = new TemporalSort(Schemas.input(INPUT, true), List.of(keys), eventTime);
    return OperatorRun.of(new TemporalSortOperator(node), INPUT, true, batchSize);
  }
}
