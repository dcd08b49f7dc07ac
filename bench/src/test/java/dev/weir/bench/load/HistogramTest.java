package dev.weir.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void a_part_of_times_of_any_size_is_found_within_a_hundredth() {
    Histogram histogram = new Histogram();
    Random random = new Random(7);
    long[] times =
        LongStream.generate(() -> random.nextLong() >>> 2 + random.nextInt(60))
            .limit(10_000)
            .toArray();
    Arrays.stream(times).forEach(histogram::count);
    Arrays.sort(times);

    assertThat(histogram.total()).isEqualTo(times.length);
    for (double part : new double[] {0.1, 0.5, 0.99, 0.999, 1}) {
      double exact = times[(int) Math.ceil(part * times.length) - 1] / 1e6;
      assertThat(histogram.millisOf(part)).isCloseTo(exact, Percentage.withPercentage(1));
    }
    assertThat(histogram.largestMillis()).isEqualTo(times[times.length - 1] / 1e6);
  }

  @Test
  void short_times_are_exact_and_none_is_below_zero() {
    Histogram histogram = new Histogram();
    histogram.count(-5);
    histogram.count(255);

    assertThat(histogram.millisOf(0.5)).isCloseTo(0, within(1e-6));
    assertThat(histogram.millisOf(1)).isEqualTo(255e-6);
    assertThat(new Histogram().millisOf(0.5)).isZero();
  }
}
