package dev.weir.type;

/**
 * A SQL type. {@code toString} gives Flink's spelling, for example {@code DECIMAL(10, 2) NOT NULL}.
 */
public sealed interface SqlType
    permits BooleanType,
        IntegerType,
        FloatingType,
        DecimalType,
        CharacterType,
        BinaryType,
        DateType,
        TimeType,
        TimestampType,
        IntervalType,
        RowType,
        ArrayType,
        MapType,
        MultisetType,
        VariantType,
        BitmapType,
        NullType {

  boolean nullable();

  /** This type with the given nullability. */
  SqlType withNullable(boolean nullable);

  /** How values of this type lie in a column. */
  Layout layout();

  /** The type without its nullability, as Flink prints it. */
  String name();

  /** Whether both are the same type, nullability aside. */
  default boolean sameAs(SqlType other) {
    return withNullable(true).equals(other.withNullable(true));
  }

  /** The given name followed by {@code NOT NULL} where that applies. */
  static String describe(SqlType type) {
    return type.nullable() ? type.name() : type.name() + " NOT NULL";
  }
}
