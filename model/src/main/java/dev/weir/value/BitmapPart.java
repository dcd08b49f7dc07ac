package dev.weir.value;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongBinaryOperator;

/**
 * The numbers of a {@link Bitmap} that share their upper 16 bits, by their lower ones: a sorted
 * list of few, one bit for each of many.
 */
final class BitmapPart {
  /** The most numbers that are kept as a list. */
  static final int MOST_LISTED = 4096;

  private static final int WORDS = 1024;

  /** The bytes of a part with one bit for each number. */
  static final int DENSE_BYTES = WORDS * Long.BYTES;

  private static final int LOW = 0xFFFF;

  private char[] listed = new char[4];
  private long[] bits = {};
  private int count;

  int count() {
    return count;
  }

  private boolean dense() {
    return bits.length > 0;
  }

  void add(int low) {
    if (dense()) {
      long word = bits[low >>> 6];
      count += (int) (~word >>> low & 1);
      bits[low >>> 6] = word | 1L << low;
      return;
    }
    boolean last = count > 0 && low > listed[count - 1];
    int at = last ? -count - 1 : Arrays.binarySearch(listed, 0, count, (char) low);
    if (at >= 0) {
      return;
    }
    if (count == MOST_LISTED) {
      bits = words();
      add(low);
      return;
    }
    insert(-at - 1, low);
  }

  private void insert(int at, int low) {
    if (count == listed.length) {
      listed = Arrays.copyOf(listed, Math.min(MOST_LISTED, 2 * count));
    }
    System.arraycopy(listed, at, listed, at + 1, count - at);
    listed[at] = (char) low;
    count++;
  }

  /** A bit for each number. */
  private long[] words() {
    if (dense()) {
      return bits;
    }
    long[] words = new long[WORDS];
    for (int i = 0; i < count; i++) {
      words[listed[i] >>> 6] |= 1L << listed[i];
    }
    return words;
  }

  /** Takes what the operation makes of the bits of this and another part. */
  void combine(BitmapPart other, LongBinaryOperator operation) {
    long[] words = words();
    long[] others = other.words();
    int ones = 0;
    for (int i = 0; i < WORDS; i++) {
      words[i] = operation.applyAsLong(words[i], others[i]);
      ones += Long.bitCount(words[i]);
    }
    count = ones;
    bits = words;
    if (count <= MOST_LISTED) {
      list(words);
    }
  }

  private void list(long[] words) {
    char[] list = new char[Math.max(count, 4)];
    int at = 0;
    for (int i = 0; i < WORDS; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        list[at++] = (char) (i << 6 | Long.numberOfTrailingZeros(word));
      }
    }
    listed = list;
    bits = new long[0];
  }

  void forEach(int high, IntConsumer consumer) {
    if (!dense()) {
      for (int i = 0; i < count; i++) {
        consumer.accept(high | listed[i]);
      }
      return;
    }
    for (int i = 0; i < WORDS; i++) {
      for (long word = bits[i]; word != 0; word &= word - 1) {
        consumer.accept(high | i << 6 | Long.numberOfTrailingZeros(word));
      }
    }
  }

  /** How many runs of neighbours there are. */
  int runs() {
    RunCount runs = new RunCount();
    forEach(0, runs);
    return runs.count;
  }

  int plainBytes() {
    return dense() ? DENSE_BYTES : count * Character.BYTES;
  }

  void write(ByteBuilder out) {
    int at = out.reserve(plainBytes());
    if (dense()) {
      for (int i = 0; i < WORDS; i++) {
        Bits.putLong(out.data, at + i * Long.BYTES, bits[i]);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      putShort(out.data, at + 2 * i, listed[i]);
    }
  }

  /** Writes how many runs there are, then where each starts and how many follow its start. */
  void writeRuns(int runs, ByteBuilder out) {
    int[] place = {out.reserve(2 + 4 * runs)};
    putShort(out.data, place[0], runs);
    place[0] -= 2;
    int[] last = {-2};
    forEach(
        0,
        low -> {
          if (low == last[0] + 1) {
            int length = shortAt(out.data, place[0] + 2) + 1;
            putShort(out.data, place[0] + 2, length);
          } else {
            place[0] += 4;
            putShort(out.data, place[0], low);
            putShort(out.data, place[0] + 2, 0);
          }
          last[0] = low;
        });
  }

  /** Reads a part as {@link #write} left it; gives the place after it. */
  int read(byte[] data, int at, int count) {
    if (count > MOST_LISTED) {
      bits = new long[WORDS];
      int ones = 0;
      for (int i = 0; i < WORDS; i++) {
        bits[i] = Bits.longAt(data, at + i * Long.BYTES);
        ones += Long.bitCount(bits[i]);
      }
      check(ones == count);
    } else {
      listed = new char[Math.max(count, 4)];
      for (int i = 0; i < count; i++) {
        listed[i] = (char) shortAt(data, at + 2 * i);
        check(i == 0 || listed[i - 1] < listed[i]);
      }
    }
    this.count = count;
    return at + plainBytes();
  }

  /** Reads a part as {@link #writeRuns} left it; gives the place after it. */
  int readRuns(byte[] data, int at) {
    int runs = shortAt(data, at);
    int place = at + 2;
    for (int i = 0; i < runs; i++, place += 4) {
      int start = shortAt(data, place);
      int end = start + shortAt(data, place + 2);
      for (int low = start; low <= end; low++) {
        add(low & LOW);
      }
    }
    return place;
  }

  private static void check(boolean wellFormed) {
    if (!wellFormed) {
      throw new WeirException(ErrorCode.INVALID_ARGUMENT, "the bytes are no bitmap");
    }
  }

  static int shortAt(byte[] data, int at) {
    return data[at] & 0xFF | (data[at + 1] & 0xFF) << 8;
  }

  static void putShort(byte[] data, int at, int value) {
    data[at] = (byte) value;
    data[at + 1] = (byte) (value >> 8);
  }

  private static final class RunCount implements IntConsumer {
    private int last = -2;
    private int count;

    @Override
    public void accept(int low) {
      count += low == last + 1 ? 0 : 1;
      last = low;
    }
  }
}
