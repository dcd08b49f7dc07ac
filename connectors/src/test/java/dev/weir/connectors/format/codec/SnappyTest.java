package dev.weir.connectors.format.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SnappyTest {

  private static void check(byte[] content) throws IOException {
    byte[] packed = Snappy.pack(content, 0, content.length);
    assertThat(Snappy.unpack(packed, 0, packed.length)).isEqualTo(content);
  }

  @Test
  void whatIsPackedIsUnpackedAgain() throws IOException {
    Random random = new Random(7);
    for (int length :
        new int[] {0, 1, 3, 4, 5, 59, 60, 61, 255, 256, 257, 65_535, 65_536, 200_000}) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      check(noise);
      check(new byte[length]);
      byte[] words = new byte[length];
      for (int i = 0; i < length; i++) {
        words[i] = (byte) ("abcd efg".charAt(i % 7) + (random.nextInt(20) == 0 ? 1 : 0));
      }
      check(words);
    }
  }

  @Test
  void repeatedContentBecomesSmall() {
    byte[] packed = Snappy.pack(new byte[100_000], 0, 100_000);
    assertThat(packed).hasSizeLessThan(5_000);
  }

  @Test
  void allKindsOfCopiesAreUnderstood() throws IOException {
    // 20 bytes: literal "abcde", copy of 5 back with a one-byte, a two-byte and a four-byte
    // distance
    byte[] packed =
        HexFormat.of().parseHex("14" + "106162636465" + "0505" + "120500" + "1305000000");
    assertThat(new String(Snappy.unpack(packed, 0, packed.length), StandardCharsets.US_ASCII))
        .isEqualTo("abcdeabcdeabcdeabcde");
  }

  @Test
  void damagedContentIsRefused() {
    byte[] content = "all the same, all the same, all the same".getBytes(StandardCharsets.US_ASCII);
    byte[] packed = Snappy.pack(content, 0, content.length);
    for (int length = 0; length < packed.length; length++) {
      int cut = length;
      assertThatThrownBy(() -> Snappy.unpack(packed, 0, cut)).isInstanceOf(IOException.class);
    }
    byte[] long1 = HexFormat.of().parseHex("ffffffff7f00");
    assertThatThrownBy(() -> Snappy.unpack(long1, 0, long1.length)).isInstanceOf(IOException.class);
    byte[] far = HexFormat.of().parseHex("08" + "0061" + "0a0500");
    assertThatThrownBy(() -> Snappy.unpack(far, 0, far.length)).isInstanceOf(IOException.class);
    assertThat(Arrays.copyOf(packed, 1)).containsExactly(40);
  }
}
