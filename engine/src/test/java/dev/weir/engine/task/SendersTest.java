package dev.weir.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.time.Watermark;
import org.junit.jupiter.api.Test;

class SendersTest {
  private final Senders senders = new Senders();
  private final int first = senders.add(0, true);
  private final int second = senders.add(0, true);
  private long present = Watermark.NONE;

  @Test
  void theLowestCountsUntilASenderEnds() {
    assertThat(raise(first, 10)).isEqualTo(Watermark.NONE);
    assertThat(raise(second, 5)).isEqualTo(5);
    senders.end(second);
    assertThat(watermark()).isEqualTo(10);
    senders.end(first);
    assertThat(watermark()).isEqualTo(Watermark.END);
    assertThat(senders.live()).isZero();
  }

  @Test
  void anIdleSenderDoesNotCount() {
    raise(first, 10);
    senders.idle(second, true, present);
    assertThat(watermark()).isEqualTo(10);
    assertThat(senders.allIdle()).isFalse();
  }

  @Test
  void theHighestCountsWhenAllAreIdle() {
    raise(first, 10);
    raise(second, 5);
    senders.idle(first, true, present);
    assertThat(watermark()).isEqualTo(5);
    senders.idle(second, true, present);
    assertThat(watermark()).isEqualTo(10);
    assertThat(senders.allIdle()).isTrue();
  }

  @Test
  void aSenderThatIsBehindWhenItWakesUpHasToCatchUpFirst() {
    raise(first, 10);
    senders.idle(second, true, present);
    watermark();
    senders.idle(second, false, present);
    assertThat(raise(second, 4)).isEqualTo(10);
    assertThat(raise(first, 20)).isEqualTo(20);
    assertThat(raise(second, 20)).isEqualTo(20);
    assertThat(raise(first, 30)).isEqualTo(20);
  }

  @Test
  void anIdleSenderAmongEndedOnesDoesNotEndEventTime() {
    raise(first, 7);
    senders.idle(second, true, present);
    watermark();
    senders.end(first);
    assertThat(watermark()).isEqualTo(7);
    assertThat(senders.allIdle()).isTrue();
    senders.idle(second, false, present);
    assertThat(raise(second, 8)).isEqualTo(8);
  }

  @Test
  void theWatermarkStaysWhileTheOnlyAwakeSenderIsBehind() {
    raise(first, 10);
    senders.idle(second, true, present);
    watermark();
    senders.idle(second, false, present);
    senders.idle(first, true, present);
    assertThat(raise(second, 3)).isEqualTo(10);
    assertThat(senders.allIdle()).isFalse();
  }

  @Test
  void anInputWithoutTimeHasNoSay() {
    int timeless = senders.add(1, false);
    raise(first, 3);
    assertThat(raise(second, 4)).isEqualTo(3);
    senders.end(timeless);
    assertThat(senders.hasEnded(1)).isTrue();
    assertThat(senders.hasEnded(0)).isFalse();
    assertThat(watermark()).isEqualTo(3);
  }

  private long raise(int sender, long millis) {
    senders.raise(sender, millis, present);
    return watermark();
  }

  private long watermark() {
    present = Math.max(present, senders.watermark(present));
    return present;
  }
}
