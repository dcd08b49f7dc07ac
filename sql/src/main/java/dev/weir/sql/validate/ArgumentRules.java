package dev.weir.sql.validate;

import dev.weir.function.Function;
import dev.weir.sql.type.BitmapRelType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What functions ask of the types of their arguments beyond what their signatures say. */
final class ArgumentRules {
  private ArgumentRules() {}

  /** Whether the function takes these arguments, which fit a signature of its. */
  static boolean fit(Function function, List<RelDataType> arguments) {
    return switch (function.name()) {
      case "GREATEST", "LEAST" -> arguments.stream().allMatch(ArgumentRules::hasOrder);
      case "NULLIF" -> comparable(arguments.getFirst(), arguments.getLast());
      case "JSON_OBJECT" -> keysAreTexts(arguments);
      case "ARRAY_APPEND", "ARRAY_PREPEND", "ARRAY_REMOVE", "ARRAY_CONTAINS" ->
          arguments.getFirst().getSqlTypeName() != SqlTypeName.NULL;
      default -> true;
    };
  }

  /** Whether values of the type can be sorted. */
  static boolean hasOrder(RelDataType type) {
    return !type.isStruct()
        && !(type instanceof BitmapRelType)
        && switch (type.getSqlTypeName()) {
          case ARRAY, MAP, MULTISET, ROW, VARIANT -> false;
          default -> true;
        };
  }

  /** Times may stand beside texts; other values only beside their like. */
  private static boolean comparable(RelDataType left, RelDataType right) {
    return left.getSqlTypeName() == SqlTypeName.NULL
        || right.getSqlTypeName() == SqlTypeName.NULL
        || SqlTypeUtil.isInterval(left) == SqlTypeUtil.isInterval(right)
            && SqlTypeUtil.isBoolean(left) == SqlTypeUtil.isBoolean(right)
            && SqlTypeUtil.isBinary(left) == SqlTypeUtil.isBinary(right);
  }

  /** Keys and values in turn, behind the words about NULL. */
  private static boolean keysAreTexts(List<RelDataType> arguments) {
    List<RelDataType> members =
        arguments.stream().filter(type -> type.getSqlTypeName() != SqlTypeName.SYMBOL).toList();
    for (int i = 0; i < members.size(); i += 2) {
      if (!SqlTypeUtil.inCharFamily(members.get(i))) {
        return false;
      }
    }
    return true;
  }
}
