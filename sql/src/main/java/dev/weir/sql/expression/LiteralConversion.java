package dev.weir.sql.expression;

import dev.weir.expr.Literal;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** From Calcite's constants to Weir's. */
public final class LiteralConversion {
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final int NANO_DIGITS = 9;

  private LiteralConversion() {}

  public static Literal convert(RexLiteral literal) {
    if (literal.getType().getSqlTypeName() == SqlTypeName.SYMBOL) {
      return text(String.valueOf(literal.getValue()));
    }
    SqlType type = TypeMapping.toWeir(literal.getType());
    return literal.isNull()
        ? new Literal(null, type.withNullable(true))
        : new Literal(value(literal, type), type);
  }

  /** A character literal. */
  static Literal text(String value) {
    return new Literal(value, new CharacterType(Math.max(1, value.length()), true, false));
  }

  private static @Nullable Object value(RexLiteral literal, SqlType type) {
    return switch (type) {
      case BooleanType _ -> literal.getValueAs(Boolean.class);
      case IntegerType _ -> number(literal).longValue();
      case FloatingType floating ->
          floating.doublePrecision()
              ? number(literal).doubleValue()
              : (double) number(literal).floatValue();
      case DecimalType decimal -> number(literal).setScale(decimal.scale(), RoundingMode.HALF_UP);
      case CharacterType _ -> literal.getValueAs(String.class);
      case BinaryType _ -> binary(literal);
      case DateType _, TimeType _ -> count(literal);
      case TimestampType timestamp -> ticks(literal, timestamp);
      case IntervalType _ -> number(literal).longValue();
      case RowType _,
          NullType _,
          ArrayType _,
          MapType _,
          MultisetType _,
          VariantType _,
          BitmapType _ ->
          throw new IllegalStateException("constant of type " + type + ": " + literal);
    };
  }

  private static BigDecimal number(RexLiteral literal) {
    if (literal.getValue() instanceof Double value) {
      return BigDecimal.valueOf(value);
    }
    BigDecimal value = literal.getValueAs(BigDecimal.class);
    if (value == null) {
      throw new IllegalStateException("no number: " + literal);
    }
    return value;
  }

  private static Long count(RexLiteral literal) {
    Integer value = literal.getValueAs(Integer.class);
    if (value == null) {
      throw new IllegalStateException("no date or time: " + literal);
    }
    return value.longValue();
  }

  private static Literal.Binary binary(RexLiteral literal) {
    ByteString bytes = literal.getValueAs(ByteString.class);
    return new Literal.Binary(bytes == null ? "" : bytes.toString());
  }

  private static Long ticks(RexLiteral literal, TimestampType type) {
    TimestampString value = literal.getValueAs(TimestampString.class);
    if (value == null) {
      throw new IllegalStateException("no timestamp: " + literal);
    }
    long seconds = Math.floorDiv(value.getMillisSinceEpoch(), MILLIS_PER_SECOND);
    String text = value.toString();
    int point = text.indexOf('.');
    String fraction = point < 0 ? "" : text.substring(point + 1);
    long nanos = Long.parseLong((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    long perTick = 1_000_000_000L / type.unitsPerSecond();
    return seconds * type.unitsPerSecond() + nanos / perTick;
  }
}
