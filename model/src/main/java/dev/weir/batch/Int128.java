package dev.weir.batch;

import java.math.BigInteger;

/** A mutable 128-bit integer: where generated code and kernels put the unscaled wide decimal. */
public final class Int128 {
  public long high;
  public long low;

  public void set(long high, long low) {
    this.high = high;
    this.low = low;
  }

  public void set(Int128 other) {
    set(other.high, other.low);
  }

  /** Takes the value of a long. */
  public void set(long value) {
    set(value >> 63, value);
  }

  /** Takes a value of at most 127 bits. */
  public void set(BigInteger value) {
    if (value.bitLength() > 127) {
      throw new ArithmeticException("more than 127 bits: " + value);
    }
    set(value.shiftRight(64).longValue(), value.longValue());
  }

  public BigInteger toBigInteger() {
    return toBigInteger(high, low);
  }

  /** The value of the two halves. */
  public static BigInteger toBigInteger(long high, long low) {
    if (high == low >> 63) {
      return BigInteger.valueOf(low);
    }
    BigInteger upper = BigInteger.valueOf(high).shiftLeft(64);
    return upper.or(BigInteger.valueOf(low).and(LOW_MASK));
  }

  private static final BigInteger LOW_MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  @Override
  public String toString() {
    return toBigInteger().toString();
  }
}
