package dev.weir.engine.eval;

import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntegerType.Width;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import dev.weir.type.VariantType;

/** Which types hold the same value in the same form, and in which type two values are compared. */
final class Conversions {
  private Conversions() {}

  /** Whether a value of one type is, bit by bit, the same value of the other. */
  static boolean sameForm(SqlType from, SqlType to) {
    return switch (from) {
      case DecimalType a when to instanceof DecimalType b ->
          a.scale() == b.scale() && a.layout() == b.layout();
      case TimestampType a when to instanceof TimestampType b ->
          a.local() == b.local() && a.unitsPerSecond() == b.unitsPerSecond();
      case FloatingType a when to instanceof FloatingType -> true;
      case IntegerType a when to instanceof IntegerType -> true;
      case IntegerType a when to instanceof IntervalType -> true;
      case IntervalType a when to instanceof IntegerType -> true;
      case CharacterType a when to instanceof CharacterType -> true;
      case BinaryType a when to instanceof BinaryType -> true;
      case NullType n -> false;
      case ArrayType a when to instanceof ArrayType b -> sameForm(a.element(), b.element());
      case MapType a when to instanceof MapType b ->
          sameForm(a.key(), b.key()) && sameForm(a.value(), b.value());
      case MultisetType a when to instanceof MultisetType b -> sameForm(a.element(), b.element());
      case RowType a when to instanceof RowType b -> sameFields(a, b);
      case SqlType other -> other.getClass() == to.getClass();
    };
  }

  private static boolean sameFields(RowType from, RowType to) {
    boolean same = from.size() == to.size();
    for (int i = 0; same && i < from.size(); i++) {
      same = sameForm(from.type(i), to.type(i));
    }
    return same;
  }

  /** Whether one value of the type can be less than another. */
  static boolean isOrdered(SqlType type) {
    return switch (type) {
      case ArrayType _, MapType _, MultisetType _, RowType _, VariantType _, BitmapType _ -> false;
      default -> true;
    };
  }

  /** The type in which values of the two are compared. */
  static SqlType comparable(SqlType a, SqlType b) {
    if (a instanceof NullType) {
      return b;
    }
    if (isNumeric(a) && isNumeric(b)) {
      return numeric(a, b);
    }
    if (a instanceof TimestampType x && b instanceof TimestampType y) {
      return new TimestampType(
          Math.max(x.precision(), y.precision()), x.local() || y.local(), true);
    }
    return a instanceof DateType && b instanceof TimestampType ? b : a;
  }

  /** The digits of a number as a decimal. */
  static DecimalType decimal(SqlType type) {
    return switch (type) {
      case DecimalType decimal -> decimal;
      case IntegerType integer ->
          switch (integer.width()) {
            case TINYINT -> Types.decimal(3, 0);
            case SMALLINT -> Types.decimal(5, 0);
            case INT -> Types.decimal(10, 0);
            case BIGINT -> Types.decimal(19, 0);
          };
      case SqlType other -> throw new IllegalArgumentException("no decimal: " + other);
    };
  }

  static boolean isNumeric(SqlType type) {
    return type instanceof IntegerType
        || type instanceof DecimalType
        || type instanceof FloatingType;
  }

  private static SqlType numeric(SqlType a, SqlType b) {
    if (a instanceof FloatingType || b instanceof FloatingType) {
      return Types.DOUBLE;
    }
    if (a instanceof IntegerType && b instanceof IntegerType) {
      return new IntegerType(Width.BIGINT, true);
    }
    DecimalType x = decimal(a);
    DecimalType y = decimal(b);
    int scale = Math.max(x.scale(), y.scale());
    int whole = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
    return Types.decimal(Math.min(DecimalType.MAX_PRECISION, whole + scale), scale);
  }
}
