package dev.weir.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.MatchRecognize;
import dev.weir.plan.RowPattern;
import dev.weir.plan.RowPattern.Concatenation;
import dev.weir.plan.RowPattern.Quantified;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What MATCH_RECOGNIZE keeps, and for how long. */
class PatternStateTest {
  private static final RowPattern FOLLOWED =
      new Concatenation(
          List.of(
              PatternRun.A,
              new Quantified(PatternRun.N, 0, Quantified.UNLIMITED, false),
              PatternRun.B));
  private static final long UNLIMITED = MatchRecognize.Search.UNLIMITED;

  @Test
  void aLimitOfTimeBoundsTheRowsKept() {
    PatternRun run = new PatternRun(FOLLOWED, 1_000);
    int most = 0;
    for (long time = 0; time < 200_000; time++) {
      run.row(1, time, time % 5_000 == 0 ? 1 : 3);
      if (time % 500 == 499) {
        run.watermark(time);
        most = Math.max(most, run.processor().rowCount());
      }
    }
    assertThat(run.matches).isEmpty();
    assertThat(most).isBetween(500, 1_500);
  }

  @Test
  void rowsThatNoMatchBeginsWithAreNotKept() {
    PatternRun run = new PatternRun(FOLLOWED, UNLIMITED);
    for (long time = 0; time < 100_000; time++) {
      run.row(time % 7, time, 3);
    }
    run.watermark(100_000);
    assertThat(run.processor().rowCount()).isZero();
  }

  @Test
  void idlePartitionsAreForgotten() {
    PatternRun run = new PatternRun(FOLLOWED, UNLIMITED);
    for (long key = 0; key < 100_000; key++) {
      run.row(key, key, 3);
      if (key % 1_000 == 999) {
        run.watermark(key);
      }
    }
    assertThat(run.processor().partitionCount()).isLessThanOrEqualTo(Partitions.MOST_IDLE + 1_000);
    assertThat(run.restore()).isLessThan(1_000);
  }

  @Test
  void partitionsWithAnOpenSearchAreKept() {
    PatternRun run = new PatternRun(FOLLOWED, UNLIMITED);
    for (long key = 0; key < 100_000; key++) {
      run.row(key, key, key % 2 == 0 ? 1 : 3);
      if (key % 1_000 == 999) {
        run.watermark(key);
      }
    }
    run.restore();
    for (long key = 0; key < 100_000; key++) {
      run.row(key, 200_000 + key, 2);
    }
    run.watermark(Long.MAX_VALUE);
    assertThat(run.matches).hasSize(50_000).contains(List.of(4L, 4L, 200_004L));
  }

  @Test
  void rowsBehindTheWatermarkAreLateAndInNoMatch() {
    PatternRun run = new PatternRun(FOLLOWED, UNLIMITED);
    run.row(1, 10, 1);
    run.watermark(20);
    run.row(1, 15, 2);
    run.row(1, 20, 2);
    run.row(1, 21, 2);
    run.watermark(Long.MAX_VALUE);
    assertThat(run.late).containsExactly(List.of(1L, 15L), List.of(1L, 20L));
    assertThat(run.matches).containsExactly(List.of(1L, 10L, 21L));
  }

  @Test
  void rowsOfOneTimeAreInTheOrderOfTheFurtherKeys() {
    PatternRun run = new PatternRun(FOLLOWED, UNLIMITED);
    run.row(1, 10, 2);
    run.row(1, 10, 1);
    run.row(1, 9, 2);
    run.watermark(Long.MAX_VALUE);
    assertThat(run.matches).containsExactly(List.of(1L, 10L, 10L));
  }

  @Test
  void aMillionRowsWithARestoreInTheMiddleGiveTheSameMatches() {
    assertThat(million(true)).hasSizeGreaterThan(5_000).isEqualTo(million(false));
  }

  private static List<List<Long>> million(boolean restored) {
    PatternRun run = new PatternRun(FOLLOWED, 60_000);
    long seed = 42;
    for (long i = 0; i < 1_000_000; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      // Times go back and forth by less than the watermark's distance.
      run.row(seed >>> 54, i * 10 + (seed >>> 40 & 63), (seed >>> 33) % 20);
      if (i % 4_096 == 4_095) {
        run.watermark(i * 10 - 100);
      }
      if (restored && i == 500_000) {
        run.restore();
      }
    }
    run.watermark(Long.MAX_VALUE);
    List<List<Long>> matches = new ArrayList<>(run.matches);
    matches.sort((a, b) ->
        a.get(0).equals(b.get(0))
            ? Long.compare(a.get(1), b.get(1))
            : Long.compare(a.get(0), b.get(0)));
    return matches;
  }

  @Test
  void aLongBoundedQuantifierCostsAtMostItsLength() {
    RowPattern pattern =
        new Concatenation(List.of(new Quantified(PatternRun.N, 1, 1_000, false), PatternRun.B));
    PatternRun run = new PatternRun(pattern, UNLIMITED);
    for (long time = 0; time < 5_000; time++) {
      run.row(1, time, 3);
    }
    run.watermark(Long.MAX_VALUE);
    assertThat(run.processor().work() / 5_000).isLessThan(2_002);
    assertThat(run.processor().rowCount()).isLessThanOrEqualTo(1_000);
  }
}
