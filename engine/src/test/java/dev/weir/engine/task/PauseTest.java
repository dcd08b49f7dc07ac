package dev.weir.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PauseTest {
  private long millis = 1_000;
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis);
  private final Pause pause = new Pause(clock);

  @Test
  void a_slow_stream_never_waits() {
    for (int i = 0; i < 10_000; i++) {
      pause.drained(3);
      assertThat(pause.holds()).isFalse();
      millis += i % 2;
    }
  }

  @Test
  void once_a_millisecond_had_many_rows_those_that_follow_wait_for_its_end() {
    pause.drained(50);
    assertThat(pause.holds()).isFalse();
    pause.drained(50);
    assertThat(pause.holds()).isTrue();
    assertThat(pause.holds()).isTrue();
    millis++;
    assertThat(pause.holds()).isFalse();
    pause.drained(50);
    assertThat(pause.holds()).isFalse();
  }

  @Test
  void a_clock_that_goes_back_ends_a_pause() {
    pause.drained(1_000);
    assertThat(pause.holds()).isTrue();
    millis--;
    assertThat(pause.holds()).isFalse();
  }

  @Test
  void a_pause_ends_though_the_clock_stands_still() {
    pause.drained(1_000);
    int calls = 0;
    while (pause.holds()) {
      calls++;
    }
    assertThat(calls).isBetween(1, 100);
    assertThat(pause.holds()).isFalse();
  }
}
