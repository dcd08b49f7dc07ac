package dev.weir.engine.function;

import dev.weir.batch.Int128;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.text.DecimalText;
import dev.weir.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Decimals: exact, then rounded half up to the result's scale; too many digits give NULL. */
public final class Decimals {
  private static final BigInteger[] POWERS = powers();
  private static final int LONG_DIGITS = 18;

  private Decimals() {}

  public static int compare(Int128 a, Int128 b) {
    return a.high != b.high ? Long.compare(a.high, b.high) : Long.compareUnsigned(a.low, b.low);
  }

  public static void widen(long value, Int128 out) {
    out.set(value);
  }

  /** The value of one that is known to fit. */
  public static long narrow(Int128 value) {
    return value.low;
  }

  public static void negate(Int128 value, Int128 out) {
    long low = -value.low;
    out.set(~value.high + (low == 0 ? 1 : 0), low);
  }

  public static boolean add(Int128 a, Int128 b, DecimalRule rule, Int128 out) {
    if (rule.leftScale() == rule.rightScale() && rule.scale() == rule.leftScale()) {
      long low = a.low + b.low;
      long carry = Long.compareUnsigned(low, a.low) < 0 ? 1 : 0;
      out.set(a.high + b.high + carry, low);
      return fits(out, rule.precision());
    }
    return put(decimal(a, rule.leftScale()).add(decimal(b, rule.rightScale())), rule, out);
  }

  public static boolean subtract(Int128 a, Int128 b, DecimalRule rule, Int128 out) {
    if (rule.leftScale() == rule.rightScale() && rule.scale() == rule.leftScale()) {
      long borrow = Long.compareUnsigned(a.low, b.low) < 0 ? 1 : 0;
      out.set(a.high - b.high - borrow, a.low - b.low);
      return fits(out, rule.precision());
    }
    return put(decimal(a, rule.leftScale()).subtract(decimal(b, rule.rightScale())), rule, out);
  }

  public static boolean multiplyLongs(long a, long b, DecimalRule rule, Int128 out) {
    out.set(Math.multiplyHigh(a, b), a * b);
    return rule.leftScale() + rule.rightScale() == rule.scale()
        ? fits(out, rule.precision())
        : put(decimal(out, rule.leftScale() + rule.rightScale()), rule, out);
  }

  public static boolean multiply(Int128 a, Int128 b, DecimalRule rule, Int128 out) {
    if (isLong(a) && isLong(b)) {
      return multiplyLongs(a.low, b.low, rule, out);
    }
    return put(decimal(a, rule.leftScale()).multiply(decimal(b, rule.rightScale())), rule, out);
  }

  public static boolean divide(Int128 a, Int128 b, DecimalRule rule, Int128 out) {
    checkDivisor(b);
    // a/10^l : b/10^r with s places is a*10^(s-l+r) : b
    int shift = rule.scale() - rule.leftScale() + rule.rightScale();
    if (isLong(a) && isLong(b) && shift >= 0 && shift <= LONG_DIGITS) {
      long power = DecimalText.power(shift);
      long scaled = a.low * power;
      if (Math.multiplyHigh(a.low, power) == scaled >> 63 && scaled != Long.MIN_VALUE) {
        out.set(divideHalfUp(scaled, b.low));
        return fits(out, rule.precision());
      }
    }
    return put(
        decimal(a, rule.leftScale())
            .divide(decimal(b, rule.rightScale()), rule.scale(), RoundingMode.HALF_UP),
        rule,
        out);
  }

  public static boolean remainder(Int128 a, Int128 b, DecimalRule rule, Int128 out) {
    checkDivisor(b);
    return put(decimal(a, rule.leftScale()).remainder(decimal(b, rule.rightScale())), rule, out);
  }

  /** The same value with another scale. */
  public static boolean rescale(Int128 value, DecimalRule rule, Int128 out) {
    if (rule.leftScale() == rule.scale()) {
      out.set(value);
      return fits(out, rule.precision());
    }
    return put(decimal(value, rule.leftScale()), rule, out);
  }

  /** The same for one that fits in a long before and after. */
  public static boolean rescaleLong(long value, DecimalRule rule, dev.weir.text.LongResult out) {
    int shift = rule.scale() - rule.leftScale();
    if (shift <= 0) {
      out.value = shift == 0 ? value : divideHalfUp(value, DecimalText.power(-shift));
      return Math.abs(out.value) < DecimalText.power(rule.precision());
    }
    long power = DecimalText.power(shift);
    out.value = value * power;
    return Math.multiplyHigh(value, power) == out.value >> 63
        && Math.abs(out.value) < DecimalText.power(rule.precision())
        && out.value != Long.MIN_VALUE;
  }

  /** The nearest decimal of a double; NULL if it has too many digits, no NaN and no infinity. */
  public static boolean ofDouble(double value, CastRule rule, Int128 out) {
    return Double.isFinite(value)
        ? put(BigDecimal.valueOf(value), DecimalRule.of(0, (DecimalType) rule.to()), out)
        : rule.fail(value);
  }

  public static double toDouble(Int128 value, DecimalRule rule) {
    return isLong(value) && rule.leftScale() <= LONG_DIGITS && Math.abs(value.low) < 1L << 53
        ? (double) value.low / DecimalText.power(rule.leftScale())
        : decimal(value, rule.leftScale()).doubleValue();
  }

  /** The whole part, cut to 64 bits. */
  public static long toLong(Int128 value, DecimalRule rule) {
    return isLong(value) && rule.leftScale() <= LONG_DIGITS
        ? value.low / DecimalText.power(rule.leftScale())
        : decimal(value, rule.leftScale()).longValue();
  }

  /** -1, 0 or 1 with the result's scale. */
  public static boolean sign(Int128 value, DecimalRule rule, Int128 out) {
    return put(BigDecimal.valueOf(value.toBigInteger().signum()), rule, out);
  }

  public static boolean abs(Int128 value, DecimalRule rule, Int128 out) {
    return put(decimal(value, rule.leftScale()).abs(), rule, out);
  }

  /** Rounds half up to the places that the rule's right scale says, then to the result's scale. */
  public static boolean round(Int128 value, long places, DecimalRule rule, Int128 out) {
    return put(at(value, places, rule, RoundingMode.HALF_UP), rule, out);
  }

  /** Cuts off after so many places. */
  public static boolean truncate(Int128 value, long places, DecimalRule rule, Int128 out) {
    return put(at(value, places, rule, RoundingMode.DOWN), rule, out);
  }

  public static boolean ceil(Int128 value, DecimalRule rule, Int128 out) {
    return put(at(value, 0, rule, RoundingMode.CEILING), rule, out);
  }

  public static boolean floor(Int128 value, DecimalRule rule, Int128 out) {
    return put(at(value, 0, rule, RoundingMode.FLOOR), rule, out);
  }

  private static BigDecimal at(Int128 value, long places, DecimalRule rule, RoundingMode mode) {
    BigDecimal exact = decimal(value, rule.leftScale());
    return places >= rule.leftScale()
        ? exact
        : exact.setScale((int) Math.max(places, -DECIMAL_LIMIT), mode);
  }

  private static final int DECIMAL_LIMIT = 40;

  /** Whether the value has at most so many digits. */
  static boolean fits(Int128 value, int precision) {
    if (isLong(value)) {
      return precision > LONG_DIGITS
          || (Math.abs(value.low) < DecimalText.power(precision) && value.low != Long.MIN_VALUE);
    }
    return precision > LONG_DIGITS && value.toBigInteger().abs().compareTo(POWERS[precision]) < 0;
  }

  /**
   * Rounds to the rule's scale and puts the value if it has no more digits than the rule allows.
   */
  static boolean put(BigDecimal value, DecimalRule rule, Int128 out) {
    BigDecimal rounded = value.setScale(rule.scale(), RoundingMode.HALF_UP);
    if (rounded.precision() > rule.precision()) {
      return false;
    }
    out.set(rounded.unscaledValue());
    return true;
  }

  static BigDecimal decimal(Int128 value, int scale) {
    return new BigDecimal(value.toBigInteger(), scale);
  }

  static long divideHalfUp(long a, long b) {
    long quotient = a / b;
    long rest = Math.abs(a % b);
    long half = Math.abs(b) - rest;
    return rest >= half && rest != 0 ? quotient + ((a ^ b) < 0 ? -1 : 1) : quotient;
  }

  private static boolean isLong(Int128 value) {
    return value.high == value.low >> 63;
  }

  private static void checkDivisor(Int128 divisor) {
    if ((divisor.high | divisor.low) == 0) {
      throw new WeirException(ErrorCode.DIVISION_BY_ZERO, "division by zero");
    }
  }

  private static BigInteger[] powers() {
    BigInteger[] powers = new BigInteger[39];
    powers[0] = BigInteger.ONE;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1].multiply(BigInteger.TEN);
    }
    return powers;
  }
}
