package dev.weir.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutputChannelTest {
  @Test
  void full_blocks_go_out_and_the_rest_waits_for_a_pause() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputChannel channel = new OutputChannel(out, () -> {});
    channel.write("x".repeat(OutputChannel.BLOCK - 1));
    assertThat(out.size()).isZero();
    channel.write("y");
    assertThat(out.size()).isEqualTo(OutputChannel.BLOCK);
    channel.write("z");
    channel.close();
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("yz");
  }

  @Test
  void the_first_piece_goes_out_at_once() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputChannel channel = new OutputChannel(out, () -> {});
    channel.write("a");
    channel.pause();
    assertThat(out.size()).isEqualTo(1);
  }

  @Test
  void a_reader_that_went_away_is_noticed_once() {
    AtomicInteger closed = new AtomicInteger();
    OutputChannel channel = new OutputChannel(failing("Broken pipe"), () -> {});
    channel.onClosed(closed::incrementAndGet);
    for (int i = 0; i < 3; i++) {
      channel.write("a");
      channel.flush();
    }
    assertThat(channel.closed()).isTrue();
    assertThat(closed).hasValue(1);
  }

  @Test
  void a_full_disk_is_an_error() {
    OutputChannel channel = new OutputChannel(failing("No space left on device"), () -> {});
    channel.write("a");
    assertThatThrownBy(channel::flush).isInstanceOf(UncheckedIOException.class);
    assertThat(channel.closed()).isFalse();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
