package dev.weir.sql.validate;

import dev.weir.function.Function;
import dev.weir.function.Signature;
import dev.weir.function.Signature.Parameter;
import dev.weir.function.TypeFamily;
import dev.weir.sql.type.BitmapRelType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Finds the signature of a function that takes given arguments. */
public final class SignatureMatch {
  private SignatureMatch() {}

  /** The first signature that fits, or null. */
  public static @Nullable Signature find(Function function, List<RelDataType> arguments) {
    return function.signatures().stream()
        .filter(signature -> fits(signature, arguments))
        .findFirst()
        .orElse(null);
  }

  /** The parameter that takes the argument at a position. */
  public static Parameter parameter(Signature signature, int argument) {
    List<Parameter> parameters = signature.parameters();
    return parameters.get(Math.min(argument, parameters.size() - 1));
  }

  static int least(Signature signature) {
    return (int) signature.parameters().stream().filter(p -> !p.optional()).count();
  }

  static int most(Signature signature) {
    List<Parameter> parameters = signature.parameters();
    boolean open = !parameters.isEmpty() && parameters.getLast().repeated();
    return open ? Integer.MAX_VALUE : parameters.size();
  }

  private static boolean fits(Signature signature, List<RelDataType> arguments) {
    if (arguments.size() < least(signature) || arguments.size() > most(signature)) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!takes(parameter(signature, i).family(), arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean takes(TypeFamily family, RelDataType type) {
    if (type.isStruct()) {
      return family == TypeFamily.ROW || family == TypeFamily.ANY;
    }
    SqlTypeName name = type.getSqlTypeName();
    if (name == SqlTypeName.NULL || name == SqlTypeName.ANY) {
      return true;
    }
    return switch (family) {
      case ANY -> true;
      case BOOLEAN -> name == SqlTypeName.BOOLEAN;
      case INTEGER -> SqlTypeName.INT_TYPES.contains(name);
      case NUMERIC -> SqlTypeUtil.isNumeric(type);
      case STRING -> SqlTypeName.CHAR_TYPES.contains(name);
      case BINARY -> SqlTypeName.BINARY_TYPES.contains(name);
      case DATE -> name == SqlTypeName.DATE;
      case TIME -> name == SqlTypeName.TIME;
      case TIMESTAMP -> name == SqlTypeName.TIMESTAMP;
      case TIMESTAMP_LTZ -> name == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
      case TEMPORAL ->
          name == SqlTypeName.DATE
              || name == SqlTypeName.TIME
              || name == SqlTypeName.TIMESTAMP
              || name == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
      case INTERVAL -> SqlTypeUtil.isInterval(type);
      case ROW -> false;
      case ARRAY -> name == SqlTypeName.ARRAY;
      case MAP -> name == SqlTypeName.MAP;
      case VARIANT -> name == SqlTypeName.VARIANT;
      case BITMAP -> type instanceof BitmapRelType;
    };
  }
}
