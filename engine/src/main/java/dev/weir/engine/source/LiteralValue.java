package dev.weir.engine.source;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.RowColumn;
import dev.weir.expr.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Puts constants into columns. */
final class LiteralValue {
  private LiteralValue() {}

  static void put(Literal literal, Column column, int row) {
    Object value = literal.value();
    if (value == null) {
      column.nulls().set(row);
      return;
    }
    switch (column) {
      case LongColumn longs -> longs.set(row, toLong(value));
      case DoubleColumn doubles -> doubles.set(row, ((Number) value).doubleValue());
      case Int128Column wides -> {
        Int128 wide = new Int128();
        wide.set(unscaled(value));
        wides.set(row, wide.high, wide.low);
      }
      case BytesColumn bytes -> {
        byte[] data = toBytes(value);
        bytes.append(row, data, 0, data.length);
      }
      case RowColumn rows -> throw new IllegalArgumentException("constant row " + literal);
    }
  }

  private static long toLong(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? 1 : 0;
      case BigDecimal decimal -> decimal.unscaledValue().longValueExact();
      case Number number -> number.longValue();
      default -> throw new IllegalArgumentException("constant " + value);
    };
  }

  private static BigInteger unscaled(Object value) {
    return ((BigDecimal) value).unscaledValue();
  }

  private static byte[] toBytes(Object value) {
    return value instanceof Literal.Binary binary
        ? HexFormat.of().parseHex(binary.hex())
        : ((String) value).getBytes(StandardCharsets.UTF_8);
  }
}
