package dev.weir.connectors.format.json;

/**
 * The bytes that stand before a value: a comma, the name in quotes, a colon, as they were met once.
 *
 * <p>Rows of one source mostly have the same names in the same order. Whoever finds these bytes
 * again knows in two comparisons which field comes and that its name is well-formed.
 */
final class JsonSlot {
  private static final int WORDS = 16;

  final JsonTarget target;
  final int length;

  /** The slot that came next when this one was met first. */
  final int next;

  private final byte[] token;
  private final long word0;
  private final long word1;
  private final long mask0;
  private final long mask1;

  /** A slot for the bytes from {@code start} to {@code end}, the {@code index}-th of its object. */
  JsonSlot(JsonTarget target, byte[] data, int start, int end, int index) {
    this.target = target;
    this.length = end - start;
    this.next = index + 1;
    this.token = new byte[Math.max(length, WORDS)];
    System.arraycopy(data, start, token, 0, length);
    this.mask0 = mask(length);
    this.mask1 = mask(length - 8);
    this.word0 = JsonSyntax.word(token, 0);
    this.word1 = JsonSyntax.word(token, 8);
  }

  /** Whether the same bytes stand at {@code at}. */
  boolean matches(byte[] data, int at) {
    long differences =
        (JsonSyntax.word(data, at) ^ word0) & mask0
            | (JsonSyntax.word(data, at + 8) ^ word1) & mask1;
    return differences == 0 && (length <= WORDS || matchesRest(data, at));
  }

  private boolean matchesRest(byte[] data, int at) {
    for (int i = WORDS; i < length; i++) {
      if (data[at + i] != token[i]) {
        return false;
      }
    }
    return true;
  }

  private static long mask(int length) {
    return length >= 8 ? -1L : length <= 0 ? 0 : (1L << (8 * length)) - 1;
  }
}
