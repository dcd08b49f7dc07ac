package dev.weir.sql.expression;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Literal;
import dev.weir.type.CharacterType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Constants brought to other types, where that loses nothing. */
public final class Constants {
  /** The integers up to which every one is a double. */
  private static final long EXACT_DOUBLE = 1L << 53;

  private Constants() {}

  public static Literal cast(Literal literal, SqlType type) {
    Literal exact = exact(literal, type);
    if (exact == null) {
      throw new WeirException(
          ErrorCode.TYPE_MISMATCH,
          "values of type "
              + literal.type().name()
              + " and "
              + type.name()
              + " stand in one column");
    }
    return exact;
  }

  /** The same value in another type, or null if the type does not have it. */
  static @Nullable Literal exact(Literal literal, SqlType type) {
    Object value = literal.value();
    if (value == null) {
      return new Literal(null, type.withNullable(true));
    }
    SqlType same = type.withNullable(literal.type().nullable());
    if (literal.type().sameAs(type)) {
      return literal;
    }
    return switch (type) {
      case CharacterType wanted when value instanceof String text -> text(text, wanted, same);
      case IntegerType wanted when value instanceof Long number ->
          literal.type() instanceof IntegerType
                  && number >= wanted.width().min()
                  && number <= wanted.width().max()
              ? new Literal(number, same)
              : null;
      case DecimalType wanted when isExactNumber(literal) ->
          decimal(new BigDecimal(value.toString()), wanted, same);
      case FloatingType wanted when wanted.doublePrecision() && isExactNumber(literal) ->
          floating(new BigDecimal(value.toString()), same);
      case TimestampType wanted when literal.type() instanceof TimestampType given ->
          timestamp(literal, given, wanted);
      default -> null;
    };
  }

  private static boolean isExactNumber(Literal literal) {
    return literal.type() instanceof IntegerType || literal.type() instanceof DecimalType;
  }

  private static @Nullable Literal text(String text, CharacterType wanted, SqlType type) {
    int length = text.codePointCount(0, text.length());
    if (length > wanted.length()) {
      return null;
    }
    int missing = wanted.fixed() ? wanted.length() - length : 0;
    return new Literal(text + " ".repeat(missing), type);
  }

  private static @Nullable Literal decimal(BigDecimal value, DecimalType wanted, SqlType type) {
    BigDecimal plain = value.stripTrailingZeros();
    boolean fits =
        plain.scale() <= wanted.scale()
            && plain.precision() - plain.scale() <= wanted.precision() - wanted.scale();
    return fits ? new Literal(plain.setScale(wanted.scale()), type) : null;
  }

  private static @Nullable Literal floating(BigDecimal value, SqlType type) {
    boolean small = value.abs().compareTo(BigDecimal.valueOf(EXACT_DOUBLE)) <= 0;
    return small ? new Literal(value.doubleValue(), type) : null;
  }

  private static @Nullable Literal timestamp(
      Literal literal, TimestampType given, TimestampType wanted) {
    boolean finer =
        wanted.local() == given.local()
            && wanted.unitsPerSecond() >= given.unitsPerSecond()
            && wanted.precision() >= given.precision();
    return finer && literal.value() instanceof Long ticks
        ? new Literal(
            ticks * (wanted.unitsPerSecond() / given.unitsPerSecond()),
            wanted.withNullable(given.nullable()))
        : null;
  }
}
