package dev.weir.text;

import dev.weir.batch.Int128;
import dev.weir.type.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * DECIMAL: digits with an optional sign, point and exponent, rounded half up to the scale. A value
 * with more digits than the precision allows is none.
 */
public final class DecimalText {
  /** What became of a text. */
  public enum Outcome {
    OK,
    /** Not a number. */
    MALFORMED,
    /** A number with too many digits before the point. */
    OVERFLOW
  }

  private static final long[] POWERS = powers();
  private static final int SAFE_DIGITS = 18;

  private DecimalText() {}

  /** 10 to the power of {@code exponent}, from 0 to 18. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /** Reads an unscaled value of a type whose precision is at most 18. */
  public static Outcome parse(
      byte[] data, int offset, int length, DecimalType type, LongResult out) {
    int scale = type.scale();
    int end = offset + length;
    boolean negative = length > 0 && data[offset] == '-';
    int from = negative || (length > 0 && data[offset] == '+') ? offset + 1 : offset;
    int point = Digits.end(data, from, end);
    boolean hasPoint = point < end && data[point] == '.';
    int last = hasPoint ? Digits.end(data, point + 1, end) : point;
    int places = hasPoint ? last - point - 1 : 0;
    int digits = point - from + places;
    if (last != end || digits == 0 || point - from + scale > SAFE_DIGITS || places > scale) {
      return parseAny(data, offset, length, type, out);
    }
    long value = Digits.number(data, from, point);
    for (int i = point + 1; i < end; i++) {
      value = value * 10 + (data[i] - '0');
    }
    value *= POWERS[scale - places];
    out.value = negative ? -value : value;
    return value < POWERS[type.precision()] ? Outcome.OK : Outcome.OVERFLOW;
  }

  /** Reads an unscaled value of any precision. */
  public static Outcome parse(byte[] data, int offset, int length, DecimalType type, Int128 out) {
    BigDecimal value = bigDecimal(data, offset, length, type.scale());
    if (value == null) {
      return Outcome.MALFORMED;
    }
    if (value.precision() > type.precision()) {
      return Outcome.OVERFLOW;
    }
    out.set(value.unscaledValue());
    return Outcome.OK;
  }

  /** Adds an unscaled value with exactly {@code scale} digits after the point. */
  public static void print(long unscaled, int scale, ByteBuilder out) {
    if (scale == 0 || unscaled == Long.MIN_VALUE) {
      printWide(unscaled >> 63, unscaled, scale, out);
      return;
    }
    if (unscaled < 0) {
      out.add('-');
    }
    long magnitude = Math.abs(unscaled);
    long whole = scale > SAFE_DIGITS ? 0 : magnitude / POWERS[scale];
    long rest = scale > SAFE_DIGITS ? magnitude : magnitude - whole * POWERS[scale];
    int digits = Digits.count(whole);
    int at = out.reserve(digits + 1 + scale);
    Digits.padded(out.data, at, digits, whole);
    out.data[at + digits] = '.';
    Digits.padded(out.data, at + digits + 1, scale, rest);
  }

  /** Adds an unscaled value of 128 bits. */
  public static void print(long high, long low, int scale, ByteBuilder out) {
    if (high == low >> 63 && low != Long.MIN_VALUE && scale > 0) {
      print(low, scale, out);
    } else {
      printWide(high, low, scale, out);
    }
  }

  private static void printWide(long high, long low, int scale, ByteBuilder out) {
    if (scale == 0 && high == low >> 63) {
      IntegerText.print(low, out);
    } else {
      out.add(new BigDecimal(Int128.toBigInteger(high, low), scale).toPlainString());
    }
  }

  private static Outcome parseAny(
      byte[] data, int offset, int length, DecimalType type, LongResult out) {
    BigDecimal value = bigDecimal(data, offset, length, type.scale());
    if (value == null) {
      return Outcome.MALFORMED;
    }
    if (value.precision() > type.precision()) {
      return Outcome.OVERFLOW;
    }
    out.value = value.unscaledValue().longValue();
    return Outcome.OK;
  }

  private static @Nullable BigDecimal bigDecimal(byte[] data, int offset, int length, int scale) {
    String text = new String(data, offset, length, StandardCharsets.UTF_8);
    try {
      BigDecimal value = new BigDecimal(text);
      // an exponent in the thousands would otherwise be spelt out digit by digit
      return (long) value.precision() - value.scale() > 1000
          ? BigDecimal.TEN.pow(100)
          : value.precision() - (long) value.scale() < -1000
              ? BigDecimal.ZERO.setScale(scale)
              : value.setScale(scale, RoundingMode.HALF_UP);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static long[] powers() {
    long[] powers = new long[SAFE_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
