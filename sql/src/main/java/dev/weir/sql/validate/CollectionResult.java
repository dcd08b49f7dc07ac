package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.function.Function;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.ArrayType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import dev.weir.type.VariantType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.jspecify.annotations.Nullable;

/** The types of collection functions whose result is made of the types in their arguments. */
final class CollectionResult {
  private CollectionResult() {}

  /** The type, with its nullability if the function looks at NULLs itself; null for others. */
  static @Nullable RelDataType of(Function function, SqlOperatorBinding binding) {
    List<SqlType> given = binding.collectOperandTypes().stream().map(TypeMapping::toWeir).toList();
    SqlType type =
        switch (given.isEmpty() ? null : given.getFirst()) {
          case ArrayType array -> ofArray(function, array, given);
          case MapType map -> ofMap(function.name(), map);
          case null, default -> null;
        };
    return type == null ? null : TypeMapping.toCalcite(type, binding.getTypeFactory());
  }

  private static @Nullable SqlType ofArray(
      Function function, ArrayType array, List<SqlType> given) {
    return switch (function.name()) {
      case "ARRAY_APPEND", "ARRAY_PREPEND" -> {
        SqlType element = element(function, array, given);
        boolean nullable = array.element().nullable() || element.nullable();
        yield new ArrayType(
            array.element().withNullable(nullable), array.nullable() || element.nullable());
      }
      case "ARRAY_REMOVE" -> {
        element(function, array, given);
        yield array;
      }
      case "ARRAY_CONTAINS" -> {
        element(function, array, given);
        yield new BooleanType(array.nullable());
      }
      case "BITMAP_BUILD" -> bitmap(array);
      case "ARRAY_JOIN" -> joined(array);
      case "ARRAY_MAX", "ARRAY_MIN" -> ordered(function, array.element());
      case "MAP_FROM_ARRAYS" ->
          new MapType(array.element(), ((ArrayType) given.get(1)).element(), true);
      default -> null;
    };
  }

  private static @Nullable SqlType ofMap(String name, MapType map) {
    return switch (name) {
      case "MAP_ENTRIES" ->
          new ArrayType(
              new RowType(
                  List.of(new Field("key", map.key()), new Field("value", map.value())), true),
              true);
      case "MAP_KEYS" -> new ArrayType(map.key(), true);
      case "MAP_VALUES" -> new ArrayType(map.value(), true);
      default -> null;
    };
  }

  /** The type of the argument that is compared with elements or becomes one. */
  private static SqlType element(Function function, ArrayType array, List<SqlType> given) {
    SqlType element = given.get(1);
    if (!becomes(element, array.element())) {
      throw new WeirException(
          ErrorCode.TYPE_MISMATCH,
          "function \""
              + function.name()
              + "\" can't take "
              + element.name()
              + " as an element of "
              + array.name());
    }
    return element;
  }

  private static SqlType joined(ArrayType array) {
    if (!(array.element() instanceof CharacterType || array.element() instanceof NullType)) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "function \"ARRAY_JOIN\" cannot be applied to " + array.name())
          .withHint("Cast the array to ARRAY<STRING>.");
    }
    return Types.STRING;
  }

  private static SqlType bitmap(ArrayType array) {
    boolean numbers =
        array.element() instanceof NullType
            || array.element() instanceof IntegerType integer
                && integer.width().compareTo(IntegerType.Width.INT) <= 0;
    if (!numbers) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "function \"BITMAP_BUILD\" cannot be applied to " + array.name())
          .withHint("Cast the array to ARRAY<INT>.");
    }
    return Types.BITMAP;
  }

  private static SqlType ordered(Function function, SqlType element) {
    switch (element) {
      case ArrayType _, MapType _, MultisetType _, RowType _, VariantType _, BitmapType _ ->
          throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "function \""
                  + function.name()
                  + "\" cannot be applied to an array of "
                  + element.name());
      default -> {}
    }
    return element;
  }

  /** Whether a value is taken for one of the other type by itself. */
  private static boolean becomes(SqlType from, SqlType to) {
    return switch (from) {
      case NullType _ -> true;
      case IntegerType a when to instanceof IntegerType b -> a.width().compareTo(b.width()) <= 0;
      case IntegerType _ -> to instanceof DecimalType || to instanceof FloatingType;
      case DecimalType _ -> to instanceof DecimalType || to instanceof FloatingType;
      case FloatingType a ->
          to instanceof FloatingType b && (b.doublePrecision() || !a.doublePrecision());
      case CharacterType _ -> to instanceof CharacterType;
      case TimestampType a -> to instanceof TimestampType b && a.local() == b.local();
      default -> from.sameAs(to) || from.getClass() == to.getClass() && isNested(from);
    };
  }

  private static boolean isNested(SqlType type) {
    return switch (type) {
      case ArrayType _, MapType _, MultisetType _, RowType _ -> true;
      default -> false;
    };
  }
}
