package dev.weir.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.connectors.format.Block;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinuteCacheTest {
  private static final String MINUTE = "2015-07-15 10:20";

  private static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + Block.PADDING);
  }

  private static MinuteCache knowing(String text, long millis) {
    MinuteCache cache = new MinuteCache();
    cache.remember(bytes(text), 0, text.length(), millis);
    return cache;
  }

  @ParameterizedTest
  @CsvSource({":00,0", ":59,59000", ":07.5,7500", ":07.05,7050", ":00.999,999", ":10.120,10120"})
  void a_timestamp_of_a_known_minute_is_read_up_to_its_quote(String rest, long millis) {
    MinuteCache cache = knowing(MINUTE + ":42.1", 600_000 + 42_100);
    String text = MINUTE + rest;
    assertThat(cache.parse(bytes(text + "\""), 0)).isEqualTo(text.length());
    assertThat(cache.value()).isEqualTo(600_000 + millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {":60", ":0", ":0x", ":00.", ":00.1234", ":00.1x", ":00,5", "", ":00Z", ":\u00e9"})
  void what_has_another_form_is_left_to_others(String rest) {
    MinuteCache cache = knowing(MINUTE + ":42.1", 600_000 + 42_100);
    assertThat(cache.parse(bytes(MINUTE + rest + "\""), 0)).isNegative();
  }

  @Test
  void only_a_known_minute_is_read_and_only_a_full_form_remembered() {
    byte[] text = bytes(MINUTE + ":00\"");
    assertThat(new MinuteCache().parse(text, 0)).isNegative();
    assertThat(knowing(MINUTE, 0).parse(text, 0)).isNegative();
    assertThat(knowing("2015-07-15 10:21:00", 0).parse(text, 0)).isNegative();
    assertThat(knowing("+002015-07-15 10:20:30", 0).parse(bytes("+002015-07-15 10:20\""), 0))
        .isNegative();
  }
}
