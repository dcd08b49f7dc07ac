package dev.weir.value;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Layout;
import dev.weir.type.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * The encoding of a VARIANT: a byte that says what it is, then the value. Whole numbers and
 * floating ones take eight bytes; a decimal has its scale in a byte, then its digits as a
 * big-endian number; text is UTF-8; an array is an encoded array of variants, an object an encoded
 * map from names, in their order, to variants. So equal documents have equal bytes.
 */
public final class Variant {
  public static final int NULL = 0;
  public static final int FALSE = 1;
  public static final int TRUE = 2;
  public static final int WHOLE = 3;
  public static final int FLOATING = 4;
  public static final int DECIMAL = 5;
  public static final int TEXT = 6;
  public static final int ARRAY = 7;
  public static final int OBJECT = 8;

  private Variant() {}

  /** What the value is: one of the constants. */
  public static int kind(Slice variant) {
    return variant.data[variant.offset];
  }

  /** Encodes NULL, FALSE or TRUE. */
  public static byte[] simple(int kind) {
    return new byte[] {(byte) kind};
  }

  public static byte[] whole(long value) {
    byte[] bytes = new byte[9];
    bytes[0] = WHOLE;
    Bits.putLong(bytes, 1, value);
    return bytes;
  }

  public static byte[] floating(double value) {
    byte[] bytes = whole(Double.doubleToLongBits(value));
    bytes[0] = FLOATING;
    return bytes;
  }

  /** Encodes a number whose scale is from 0 to 127. */
  public static byte[] decimal(BigDecimal value) {
    byte[] digits = value.unscaledValue().toByteArray();
    byte[] bytes = new byte[digits.length + 2];
    bytes[0] = DECIMAL;
    bytes[1] = (byte) value.scale();
    System.arraycopy(digits, 0, bytes, 2, digits.length);
    return bytes;
  }

  public static byte[] text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[utf8.length + 1];
    bytes[0] = TEXT;
    System.arraycopy(utf8, 0, bytes, 1, utf8.length);
    return bytes;
  }

  public static byte[] array(List<byte[]> elements) {
    ArrayBuilder builder = new ArrayBuilder(Layout.BYTES);
    builder.start();
    elements.forEach(element -> builder.addBytes(element, 0, element.length));
    ByteBuilder out = new ByteBuilder().add(ARRAY);
    builder.finish(out);
    return out.toBytes();
  }

  public static byte[] object(SortedMap<String, byte[]> members) {
    MapBuilder builder = new MapBuilder(Types.STRING, Types.VARIANT);
    builder.start();
    members.forEach((name, value) -> {
      byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
      builder.keys().addBytes(utf8, 0, utf8.length);
      builder.values().addBytes(value, 0, value.length);
    });
    ByteBuilder out = new ByteBuilder().add(OBJECT);
    builder.finish(out);
    return out.toBytes();
  }

  /** The number, of kind WHOLE. */
  public static long wholeValue(Slice variant) {
    return Bits.longAt(variant.data, variant.offset + 1);
  }

  /** The number, of kind FLOATING. */
  public static double floatingValue(Slice variant) {
    return Double.longBitsToDouble(wholeValue(variant));
  }

  /** The number, of kind DECIMAL. */
  public static BigDecimal decimalValue(Slice variant) {
    int from = variant.offset + 2;
    byte[] digits = Arrays.copyOfRange(variant.data, from, variant.offset + variant.length);
    return new BigDecimal(new BigInteger(digits), variant.data[variant.offset + 1]);
  }

  /** Points {@code out} at the bytes of a value of kind TEXT, ARRAY or OBJECT. */
  public static void content(Slice variant, Slice out) {
    out.set(variant.data, variant.offset + 1, variant.length - 1);
  }

  /** A view of the elements of a value of kind ARRAY. */
  public static ArrayView elements(Slice variant) {
    return new ArrayView(Layout.BYTES).set(variant.data, variant.offset + 1);
  }

  /** A view of the members of a value of kind OBJECT. */
  public static MapView members(Slice variant) {
    return new MapView(Types.STRING, Types.VARIANT)
        .set(variant.data, variant.offset + 1, variant.length - 1);
  }
}
