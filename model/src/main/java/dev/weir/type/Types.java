package dev.weir.type;

import dev.weir.type.IntegerType.Width;

/** The nullable form of each simple type, by its SQL name. */
public final class Types {
  public static final BooleanType BOOLEAN = new BooleanType(true);
  public static final IntegerType TINYINT = new IntegerType(Width.TINYINT, true);
  public static final IntegerType SMALLINT = new IntegerType(Width.SMALLINT, true);
  public static final IntegerType INT = new IntegerType(Width.INT, true);
  public static final IntegerType BIGINT = new IntegerType(Width.BIGINT, true);
  public static final FloatingType FLOAT = new FloatingType(false, true);
  public static final FloatingType DOUBLE = new FloatingType(true, true);
  public static final CharacterType STRING =
      new CharacterType(CharacterType.UNBOUNDED, false, true);
  public static final BinaryType BYTES = new BinaryType(BinaryType.UNBOUNDED, false, true);
  public static final DateType DATE = new DateType(true);
  public static final VariantType VARIANT = new VariantType(true);
  public static final BitmapType BITMAP = new BitmapType(true);
  public static final NullType NULL = new NullType(true);

  private Types() {}

  public static ArrayType array(SqlType element) {
    return new ArrayType(element, true);
  }

  public static MapType map(SqlType key, SqlType value) {
    return new MapType(key, value, true);
  }

  public static MultisetType multiset(SqlType element) {
    return new MultisetType(element, true);
  }

  public static DecimalType decimal(int precision, int scale) {
    return new DecimalType(precision, scale, true);
  }

  public static TimeType time(int precision) {
    return new TimeType(precision, true);
  }

  public static TimestampType timestamp(int precision) {
    return new TimestampType(precision, false, true);
  }

  public static TimestampType timestampLtz(int precision) {
    return new TimestampType(precision, true, true);
  }
}
