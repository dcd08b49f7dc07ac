package dev.weir.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Slice;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodecTest {
  private final TextCodec codec = new TextCodec();
  private final Random random = new Random(3);

  /** Encodes texts, sees that each comes back, and returns the bytes that all take. */
  private long bytes(int count, IntFunction<String> texts) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Slice text = Slice.of(texts.apply(i));
      // Other bytes before and after, as in a page.
      byte[] page = new byte[3 + codec.room(text.length) + Slice.PADDING];
      random.nextBytes(page);
      int length = codec.encode(text.data, text.offset, text.length, page, 3);
      sum += length == TextCodec.PLAIN ? text.length : length;
      assertThat(length).isLessThanOrEqualTo(text.length);
      if (length != TextCodec.PLAIN) {
        assertThat(decoded(page, length)).isEqualTo(text.toString());
      }
    }
    return sum;
  }

  private String decoded(byte[] page, int length) {
    BytesColumn column = new BytesColumn(2);
    column.append(0, Slice.of("before"));
    codec.decode(page, 3, length, column, 1);
    Slice slice = new Slice();
    column.get(0, slice);
    assertThat(slice.toString()).isEqualTo("before");
    column.get(1, slice);
    return slice.toString();
  }

  private String letters(int length, char first, int alphabet) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (first + random.nextInt(alphabet)));
    }
    return text.toString();
  }

  @Test
  void textsThatComeAgainTakeAByteOrTwo() {
    assertThat(bytes(100_000, i -> "https://shop.example/category/" + random.nextInt(10_000)))
        .isLessThan(2L * 100_000 + 1);
  }

  @Test
  void fewTextsTakeAByte() {
    assertThat(bytes(1000, i -> "channel-" + random.nextInt(200))).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 15, 16, 31, 51, 63})
  void lettersOfOneAlphabetArePacked(int alphabet) {
    bytes(5000, i -> letters(random.nextInt(40), '0', alphabet));
    int width = alphabet <= 15 ? 4 : alphabet <= 31 ? 5 : 6;
    for (int length = 8; length < 200; length++) {
      int each = length;
      // A short text may be in the dictionary.
      assertThat(bytes(1, i -> letters(each, '0', alphabet)))
          .isLessThanOrEqualTo((length * width + 7) / 8);
    }
  }

  @Test
  void lettersOfTooManyKindsStayAsTheyAre() {
    bytes(5000, i -> letters(20, ' ', 64));
    assertThat(bytes(1000, i -> letters(20, ' ', 64))).isEqualTo(20_000);
  }

  @Test
  void aTextWithOneOtherLetterStaysAsItIs() {
    bytes(5000, i -> letters(20, 'a', 26));
    for (int length = 8; length < 40; length++) {
      for (int at = 0; at < length; at++) {
        for (String other : new String[] {"\u0000", " ", "Z", "~", "\u007f", "\u00e9"}) {
          String text = letters(at, 'a', 26) + other + letters(length - at - 1, 'a', 26);
          assertThat(bytes(1, i -> text)).isEqualTo(Slice.of(text).length);
        }
      }
    }
  }

  @Test
  void newTextsCloseTheDictionaryAndTakeNoMoreMemory() {
    bytes(10_000, i -> letters(100, ' ', 95));
    long memory = codec.memory();
    bytes(10_000, i -> letters(100, ' ', 95));
    assertThat(codec.memory()).isEqualTo(memory).isLessThan(2 << 20);
  }

  @Test
  void moreTextsThanADictionaryHoldsAreKeptToo() {
    bytes(300_000, i -> "text number " + random.nextInt(80_000));
    assertThat(codec.memory()).isLessThan(8 << 20);
  }
}
