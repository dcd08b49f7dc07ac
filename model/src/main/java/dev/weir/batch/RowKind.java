package dev.weir.batch;

/** What a row of a changelog does; the values are Flink's. An insert-only batch has no kinds. */
public final class RowKind {
  public static final byte INSERT = 0;
  public static final byte UPDATE_BEFORE = 1;
  public static final byte UPDATE_AFTER = 2;
  public static final byte DELETE = 3;

  private static final String[] TEXT = {"+I", "-U", "+U", "-D"};

  private RowKind() {}

  /** Whether a row of this kind takes a row away: -U or -D. */
  public static boolean retracts(byte kind) {
    return kind == UPDATE_BEFORE || kind == DELETE;
  }

  /** The short form: {@code +I}, {@code -U}, {@code +U} or {@code -D}. */
  public static String text(byte kind) {
    return TEXT[kind];
  }
}
