package dev.weir.engine.state;

import dev.weir.type.BooleanType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import java.util.List;

/**
 * Where a field lies in a row of {@link RowPages}: the bit that says NULL, which for strings the
 * bit follows that says coded, the place of its fixed part, and that of the string whose bytes come
 * before its own.
 */
record RowField(Kind kind, int bit, int offset, int before, List<RowField> inner) {
  /** In place of the offset of a field that there is not. */
  static final int NONE = -1;

  private static final int MOST_INT_DIGITS = 9;

  /** The form of the fixed part. */
  enum Kind {
    BYTE(1),
    SHORT(2),
    INT(4),
    LONG(8),
    /** A long as its difference from another that the store knows. */
    NEAR(4),
    FLOAT(4),
    DOUBLE(8),
    INT128(16),
    /** Where the bytes end, counted from the end of the fixed part; they start where others end. */
    BYTES(4),
    /** The same for few bytes. */
    BRIEF(2),
    /** Nothing of its own: its fields follow. */
    ROW(0);

    final int width;

    Kind(int width) {
      this.width = width;
    }

    /** The form in a short row. */
    Kind shortened() {
      return switch (this) {
        case LONG -> NEAR;
        case BYTES -> BRIEF;
        case BYTE, SHORT, INT, NEAR, FLOAT, DOUBLE, INT128, BRIEF, ROW -> this;
      };
    }

    static Kind of(SqlType type) {
      return switch (type.layout()) {
        case LONG -> ofLong(type);
        case DOUBLE ->
            type instanceof FloatingType floating && !floating.doublePrecision() ? FLOAT : DOUBLE;
        case INT128 -> INT128;
        case BYTES -> BYTES;
        case ROW -> ROW;
      };
    }

    private static Kind ofLong(SqlType type) {
      return switch (type) {
        case BooleanType _ -> BYTE;
        case DateType _, TimeType _ -> INT;
        case DecimalType decimal -> decimal.precision() <= MOST_INT_DIGITS ? INT : LONG;
        case IntegerType integer ->
            switch (integer.width()) {
              case TINYINT -> BYTE;
              case SMALLINT -> SHORT;
              case INT -> INT;
              case BIGINT -> LONG;
            };
        default -> LONG;
      };
    }
  }
}
