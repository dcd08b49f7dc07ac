package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.ByteBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongBinaryOperator;

/**
 * A set of 32-bit numbers, taken without sign: what a BITMAP is. Its encoding is the portable one
 * of Roaring bitmaps without runs, so that equal sets have equal bytes.
 */
public final class Bitmap {
  private static final int PLAIN = 12346;
  private static final int WITH_RUNS = 12347;

  /** From so many parts on, bytes with runs tell where each part starts. */
  private static final int FEWEST_WITH_OFFSETS = 4;

  /** The text of a longer set is cut off. */
  private static final int LONGEST_TEXT = 0x80000;

  private final TreeMap<Integer, BitmapPart> parts = new TreeMap<>();

  public Bitmap clear() {
    parts.clear();
    return this;
  }

  public void add(int number) {
    parts.computeIfAbsent(number >>> 16, high -> new BitmapPart()).add(number & 0xFFFF);
  }

  public long cardinality() {
    return parts.values().stream().mapToLong(BitmapPart::count).sum();
  }

  /** Keeps what is in this set or the other. */
  public void or(Bitmap other) {
    combine(other, (a, b) -> a | b);
  }

  /** Keeps what is in one of both sets alone. */
  public void xor(Bitmap other) {
    combine(other, (a, b) -> a ^ b);
  }

  /** Keeps what is in both sets. */
  public void and(Bitmap other) {
    parts.keySet().retainAll(other.parts.keySet());
    parts.forEach((high, part) -> {
      BitmapPart kept = other.parts.get(high);
      if (kept != null) {
        part.combine(kept, (a, b) -> a & b);
      }
    });
    parts.values().removeIf(part -> part.count() == 0);
  }

  /** Keeps what is not in the other set. */
  public void andNot(Bitmap other) {
    parts.forEach((high, part) -> {
      BitmapPart removed = other.parts.get(high);
      if (removed != null) {
        part.combine(removed, (a, b) -> a & ~b);
      }
    });
    parts.values().removeIf(part -> part.count() == 0);
  }

  private void combine(Bitmap other, LongBinaryOperator operation) {
    combine(other.parts, operation);
    parts.values().removeIf(part -> part.count() == 0);
  }

  private void combine(Map<Integer, BitmapPart> others, LongBinaryOperator operation) {
    others.forEach((high, part) ->
        parts.computeIfAbsent(high, h -> new BitmapPart()).combine(part, operation));
  }

  /** Gives the numbers in order, the negative ones, which are large without sign, last. */
  public void forEach(IntConsumer consumer) {
    parts.forEach((high, part) -> part.forEach(high << 16, consumer));
  }

  /** Adds the set as text: {@code {1,2}}. */
  public void print(ByteBuilder out) {
    int start = out.length();
    out.add('{');
    String separator = "";
    for (Map.Entry<Integer, BitmapPart> part : parts.entrySet()) {
      int[] numbers = new int[part.getValue().count()];
      int[] size = {0};
      part.getValue().forEach(part.getKey() << 16, number -> numbers[size[0]++] = number);
      for (int number : numbers) {
        out.add(separator);
        if (out.length() - start > LONGEST_TEXT) {
          out.add("...}");
          return;
        }
        out.add(Integer.toUnsignedString(number));
        separator = ",";
      }
    }
    out.add('}');
  }

  /** Adds the encoding. */
  public void write(ByteBuilder out) {
    int at = out.reserve(8);
    Bits.putInt(out.data, at, PLAIN);
    Bits.putInt(out.data, at + 4, parts.size());
    writeHeads(out);
    int offset = 8 + 8 * parts.size();
    for (BitmapPart part : parts.values()) {
      Bits.putInt(out.data, out.reserve(4), offset);
      offset += part.plainBytes();
    }
    parts.values().forEach(part -> part.write(out));
  }

  private void writeHeads(ByteBuilder out) {
    parts.forEach((high, part) -> {
      int at = out.reserve(4);
      BitmapPart.putShort(out.data, at, high);
      BitmapPart.putShort(out.data, at + 2, part.count() - 1);
    });
  }

  /**
   * Adds the bytes that other programs read: runs of neighbours are written where that is shorter.
   */
  public void writePortable(ByteBuilder out) {
    int[] runs = parts.values().stream().mapToInt(Bitmap::worthwhileRuns).toArray();
    boolean any = false;
    byte[] flags = new byte[(runs.length + 7) / 8];
    for (int i = 0; i < runs.length; i++) {
      if (runs[i] > 0) {
        any = true;
        flags[i / 8] |= (byte) (1 << i % 8);
      }
    }
    if (!any) {
      write(out);
      return;
    }
    Bits.putInt(out.data, out.reserve(4), WITH_RUNS | runs.length - 1 << 16);
    out.add(flags, 0, flags.length);
    writeHeads(out);
    if (runs.length >= FEWEST_WITH_OFFSETS) {
      writeOffsets(runs, 4 + flags.length + 8 * runs.length, out);
    }
    int i = 0;
    for (BitmapPart part : parts.values()) {
      if (runs[i] > 0) {
        part.writeRuns(runs[i], out);
      } else {
        part.write(out);
      }
      i++;
    }
  }

  private void writeOffsets(int[] runs, int first, ByteBuilder out) {
    int offset = first;
    int i = 0;
    for (BitmapPart part : parts.values()) {
      Bits.putInt(out.data, out.reserve(4), offset);
      offset += runs[i] > 0 ? 2 + 4 * runs[i] : part.plainBytes();
      i++;
    }
  }

  /** How many runs a part has if they are shorter than its other forms, otherwise 0. */
  private static int worthwhileRuns(BitmapPart part) {
    int runs = part.runs();
    return 2 + 4 * runs < part.plainBytes() ? runs : 0;
  }

  /** Takes the set of an encoding or of bytes from elsewhere; fails if they are neither. */
  public Bitmap read(Slice bytes) {
    parts.clear();
    try {
      int end = read(bytes.data, bytes.offset);
      if (end > bytes.offset + bytes.length) {
        throw new IndexOutOfBoundsException(end);
      }
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new WeirException(ErrorCode.INVALID_ARGUMENT, "the bytes are no bitmap", e);
    }
    return this;
  }

  private int read(byte[] data, int start) {
    int cookie = Bits.intAt(data, start);
    boolean withRuns = (cookie & 0xFFFF) == WITH_RUNS;
    if (!withRuns && cookie != PLAIN) {
      throw new WeirException(ErrorCode.INVALID_ARGUMENT, "the bytes are no bitmap");
    }
    int size = withRuns ? (cookie >>> 16) + 1 : Bits.intAt(data, start + 4);
    int flags = start + 4;
    int heads = withRuns ? flags + (size + 7) / 8 : start + 8;
    boolean offsets = !withRuns || size >= FEWEST_WITH_OFFSETS;
    int at = heads + (offsets ? 8 : 4) * size;
    for (int i = 0; i < size; i++) {
      BitmapPart part = new BitmapPart();
      boolean runs = withRuns && (data[flags + i / 8] >> i % 8 & 1) == 1;
      at =
          runs
              ? part.readRuns(data, at)
              : part.read(data, at, BitmapPart.shortAt(data, heads + 4 * i + 2) + 1);
      parts.put(BitmapPart.shortAt(data, heads + 4 * i), part);
    }
    return at;
  }
}
