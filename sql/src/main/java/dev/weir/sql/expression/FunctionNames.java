package dev.weir.sql.expression;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import org.apache.calcite.rex.RexCall;

/** Finds the function of the catalogue that stands for an operator of Calcite. */
final class FunctionNames {
  private FunctionNames() {}

  static Function of(RexCall call) {
    String name = name(call);
    Function function = Functions.find(name);
    if (function == null) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED, "operator \"" + name + "\" is not supported yet");
    }
    return function;
  }

  private static String name(RexCall call) {
    boolean toUnit = call.getOperands().size() == 2;
    return switch (call.getKind()) {
      case FLOOR -> toUnit ? "FLOOR_TO" : "FLOOR";
      case CEIL -> toUnit ? "CEIL_TO" : "CEIL";
      default -> call.getOperator().getName();
    };
  }
}
