package dev.weir.type;

/** TINYINT, SMALLINT, INT or BIGINT; arithmetic wraps at the width, as in Flink. */
public record IntegerType(Width width, boolean nullable) implements SqlType {

  /** Storage width; names are the SQL names. */
  public enum Width {
    TINYINT(8),
    SMALLINT(16),
    INT(32),
    BIGINT(64);

    private final int bits;

    Width(int bits) {
      this.bits = bits;
    }

    public int bits() {
      return bits;
    }

    /** The smallest value of this width. */
    public long min() {
      return -1L << (bits - 1);
    }

    /** The largest value of this width. */
    public long max() {
      return ~min();
    }
  }

  @Override
  public IntegerType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new IntegerType(width, nullable);
  }

  @Override
  public Layout layout() {
    return Layout.LONG;
  }

  @Override
  public String name() {
    return width.name();
  }

  @Override
  public String toString() {
    return SqlType.describe(this);
  }
}
