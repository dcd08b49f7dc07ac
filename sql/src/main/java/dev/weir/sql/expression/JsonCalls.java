package dev.weir.sql.expression;

import dev.weir.expr.Call;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlJsonEmptyOrError;
import org.apache.calcite.sql.SqlJsonValueReturning;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the JSON functions, whose clauses become constants among the arguments, always all of
 * them and in the same places:
 *
 * <ul>
 *   <li>JSON_VALUE: json, path, on empty, its default, on error, its default
 *   <li>JSON_QUERY: json, path, wrapper, on empty, on error
 *   <li>JSON_EXISTS: json, path, on error
 *   <li>JSON_OBJECT, JSON_ARRAY: on NULL, a letter for each value (r for JSON), the values
 * </ul>
 */
final class JsonCalls {
  private JsonCalls() {}

  static Expr convert(RexCall call, Function function, List<Expr> operands, SqlType type) {
    SqlType text = Types.STRING.withNullable(true);
    return switch (function.name()) {
      case "JSON_VALUE" -> returned(new Call(function, value(call, operands), text), type);
      case "JSON_QUERY" -> new Call(function, query(call, operands), type);
      case "JSON_EXISTS" -> new Call(function, exists(call, operands), type);
      default -> new Call(function, made(call, operands), type);
    };
  }

  /** IS NOT JSON is NOT of IS JSON. */
  static Expr isNot(String name, List<Expr> operands, SqlType type) {
    Expr is = new Call(Functions.get(name.replace("IS NOT", "IS")), operands, type);
    return new Call(Functions.get("NOT"), List.of(is), type);
  }

  private static Expr returned(Expr value, SqlType type) {
    return type.layout() == value.type().layout()
        ? value
        : new Cast(value, type.withNullable(true), false);
  }

  private static List<Expr> value(RexCall call, List<Expr> operands) {
    Expr[] empty = {word("NULL"), word(" ")};
    Expr[] error = {word("NULL"), word(" ")};
    Expr behavior = empty[0];
    Expr otherwise = empty[1];
    for (int i = 2; i < operands.size(); i++) {
      Enum<?> symbol = symbol(call.getOperands().get(i));
      if (symbol instanceof SqlJsonEmptyOrError which) {
        Expr[] chosen = which == SqlJsonEmptyOrError.EMPTY ? empty : error;
        chosen[0] = behavior;
        chosen[1] = otherwise;
        otherwise = word(" ");
      } else if (symbol == null) {
        otherwise = ExpressionConversion.cast(operands.get(i), Types.STRING);
      } else if (!(symbol instanceof SqlJsonValueReturning)) {
        behavior = word(symbol.name());
      }
    }
    return List.of(operands.get(0), operands.get(1), empty[0], empty[1], error[0], error[1]);
  }

  private static List<Expr> query(RexCall call, List<Expr> operands) {
    List<Expr> all = new ArrayList<>(operands.subList(0, 2));
    for (int i = 2; i < 5; i++) {
      Enum<?> symbol = i < operands.size() ? symbol(call.getOperands().get(i)) : null;
      all.add(word(symbol != null ? symbol.name() : i == 2 ? "WITHOUT_ARRAY" : "NULL"));
    }
    return all;
  }

  private static List<Expr> exists(RexCall call, List<Expr> operands) {
    Enum<?> symbol = operands.size() > 2 ? symbol(call.getOperands().get(2)) : null;
    Expr onError = word(symbol == null ? "FALSE" : symbol.name());
    return List.of(operands.get(0), operands.get(1), onError);
  }

  private static List<Expr> made(RexCall call, List<Expr> operands) {
    Enum<?> onNull = symbol(call.getOperands().getFirst());
    StringBuilder letters = new StringBuilder("v");
    for (RexNode operand : call.getOperands().subList(1, operands.size())) {
      letters.append(isJson(operand) ? 'r' : 'v');
    }
    List<Expr> all = new ArrayList<>();
    all.add(word(onNull == null ? "NULL_ON_NULL" : onNull.name()));
    all.add(word(letters.substring(1) + " "));
    all.addAll(operands.subList(1, operands.size()));
    return all;
  }

  /** Whether the value was made by another JSON function; casts of it do not count. */
  private static boolean isJson(RexNode operand) {
    RexNode node = operand;
    while (node instanceof RexCall cast && cast.getKind() == SqlKind.CAST) {
      node = cast.getOperands().getFirst();
    }
    return node instanceof RexCall call
        && switch (call.getOperator().getName()) {
          case "JSON", "JSON_OBJECT", "JSON_ARRAY" -> true;
          default -> false;
        };
  }

  private static @Nullable Enum<?> symbol(RexNode operand) {
    return operand instanceof RexLiteral literal
            && literal.getType().getSqlTypeName() == SqlTypeName.SYMBOL
        ? literal.getValueAs(Enum.class)
        : null;
  }

  private static Literal word(String word) {
    return LiteralConversion.text(word);
  }
}
