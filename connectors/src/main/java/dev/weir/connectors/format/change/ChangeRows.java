package dev.weir.connectors.format.change;

import dev.weir.connectors.format.Block;
import java.util.Arrays;

/**
 * The rows of some lines of changes, each as a JSON object on a line of its own, with their kinds.
 * A line's rows may be more than there is room for: those that were taken before and those that
 * don't fit are counted, not kept.
 */
final class ChangeRows {
  private static final int FIRST_BYTES = 1 << 16;
  private static final int FIRST_ROWS = 16;

  private final Block block = new Block();
  private byte[] kinds = new byte[FIRST_ROWS];
  private long[] origins = new long[FIRST_ROWS];
  private int[] starts = new int[FIRST_ROWS];
  private int size;
  private int length;

  private long origin;
  private int skipped;
  private int room;
  private int before;
  private int seen;

  ChangeRows() {
    block.data = new byte[FIRST_BYTES];
  }

  void clear() {
    size = 0;
    length = 0;
  }

  int size() {
    return size;
  }

  byte kind(int row) {
    return kinds[row];
  }

  /** Where the line of a row starts, given where the row's text starts. */
  long origin(long position) {
    int found = Arrays.binarySearch(starts, 0, size, (int) position);
    return origins[found < 0 ? Math.max(-found - 2, 0) : found];
  }

  /** Begins a line of which {@code taken} rows were kept before; {@code most} more may be kept. */
  void beginLine(long lineOrigin, int taken, int most) {
    origin = lineOrigin;
    skipped = taken;
    room = most;
    before = size;
    seen = 0;
  }

  /** Whether all rows of the line have been kept, now or before. */
  boolean isLineTaken() {
    return seen <= skipped + room;
  }

  /** Rows kept of the line that was begun last. */
  int taken() {
    return size - before;
  }

  /** Forgets the rows of the line that was begun last. */
  void dropLine() {
    length = size == before ? length : starts[before];
    size = before;
  }

  /** Adds the object between {@code start} and {@code end}. */
  void add(byte kind, byte[] data, int start, int end) {
    if (accepts(kind, end - start)) {
      put(data, start, end);
      put('\n');
    }
  }

  /**
   * Adds an object with the fields of one, then those of another: of equal names, the last counts.
   */
  void addMerged(byte kind, byte[] data, Run first, Run last) {
    if (!accepts(kind, first.length() + last.length())) {
      return;
    }
    put(data, first.start(), first.end() - 1);
    if (!first.isEmptyObject(data) && !last.isEmptyObject(data)) {
      put(',');
    }
    put(data, last.start() + 1, last.end());
    put('\n');
  }

  private boolean accepts(byte kind, int bytes) {
    int place = seen++;
    if (place < skipped || place >= skipped + room) {
      return false;
    }
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      origins = Arrays.copyOf(origins, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
    }
    long needed = (long) length + bytes + 2 + Block.PADDING;
    if (needed > block.data.length) {
      block.data = Arrays.copyOf(block.data, (int) Math.min(2 * needed, 1 << 30));
    }
    kinds[size] = kind;
    origins[size] = origin;
    starts[size] = length;
    size++;
    return true;
  }

  private void put(byte[] data, int start, int end) {
    System.arraycopy(data, start, block.data, length, end - start);
    length += end - start;
  }

  private void put(char c) {
    block.data[length++] = (byte) c;
  }

  /** The rows' bytes, to be decoded from the first on. */
  Block block() {
    block.position = 0;
    block.limit = length;
    block.wholeLines = length;
    block.stop = length;
    block.last = true;
    block.data[length] = '\n';
    return block;
  }
}
