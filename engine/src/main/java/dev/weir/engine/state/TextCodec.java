package dev.weir.engine.state;

import dev.weir.batch.BytesColumn;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one column of kept rows in fewer bytes, each by itself: the number of one that comes
 * again and again, or its letters packed. It pays because most of a row's bytes are text, and what
 * is not written to memory nearly makes up for the work.
 *
 * <p>The code of a text depends on those before it, so equal texts may have different codes.
 */
final class TextCodec {
  /** What {@link #encode} returns for a text that is to be kept as it is. */
  static final int PLAIN = -1;

  /** A code of so many bytes is a number, a longer one packed letters. */
  private static final int MOST_NUMBER_BYTES = 2;

  /** Texts with fewer bytes would gain one at most. */
  private static final int LEAST_BYTES = 3;

  private static final int LEAST_PACKED = 8;

  /** How many texts show which letters there are. */
  private static final int SAMPLE = 256;

  private final TextDictionary dictionary = new TextDictionary();
  private @Nullable LetterPacking packing;

  // Of the texts that have no numbers:
  private int seen;
  private int lowest = Integer.MAX_VALUE;
  private int highest;

  /** Bytes of memory taken. */
  long memory() {
    return dictionary.memory();
  }

  /** How many bytes {@link #encode} may write. */
  int room(int length) {
    return packing == null ? MOST_NUMBER_BYTES : packing.room(length);
  }

  /** Writes the code of a text; returns how many bytes it has, or {@link #PLAIN}. */
  int encode(byte[] data, int offset, int length, byte[] into, int at) {
    if (length < LEAST_BYTES) {
      return PLAIN;
    }
    int number = dictionary.number(data, offset, length);
    if (number != TextDictionary.NONE) {
      into[at] = (byte) number;
      into[at + 1] = (byte) (number >>> Byte.SIZE);
      return number <= 0xFF ? 1 : MOST_NUMBER_BYTES;
    }
    if (seen < SAMPLE) {
      learn(data, offset, length);
      return PLAIN;
    }
    LetterPacking letters = packing;
    if (letters == null || length < LEAST_PACKED) {
      return PLAIN;
    }
    return letters.pack(data, offset, length, into, at);
  }

  private void learn(byte[] data, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      lowest = Math.min(lowest, data[i] & 0xFF);
      highest = Math.max(highest, data[i] & 0xFF);
    }
    if (++seen == SAMPLE) {
      packing = LetterPacking.of(lowest, highest);
    }
  }

  /** Appends the text of a code to a column. */
  void decode(byte[] bytes, int from, int length, BytesColumn into, int row) {
    if (length > MOST_NUMBER_BYTES) {
      packing().unpack(bytes, from, length, into, row);
    } else {
      int number = number(bytes, from, length);
      into.append(row, dictionary.bytes(), dictionary.start(number), dictionary.length(number));
    }
  }

  private LetterPacking packing() {
    if (packing == null) {
      throw new IllegalStateException("packed letters before any were learnt");
    }
    return packing;
  }

  private static int number(byte[] bytes, int from, int length) {
    int low = bytes[from] & 0xFF;
    return length == 1 ? low : low | (bytes[from + 1] & 0xFF) << Byte.SIZE;
  }
}
