package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.Functions;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;

/** Functions that are short for other expressions. */
final class Rewrites {
  private Rewrites() {}

  /** IN as OR of equalities. */
  static Expr in(Call call) {
    Expr value = call.arguments().getFirst();
    List<Expr> equalities =
        call.arguments().stream().skip(1).map(candidate -> equal(value, candidate)).toList();
    return equalities.size() == 1
        ? equalities.getFirst()
        : new Call(Functions.get("OR"), equalities, call.type());
  }

  /** NULLIF as CASE. */
  static Expr nullIf(Call call) {
    Expr value = call.arguments().getFirst();
    SqlType type = call.type().withNullable(true);
    Case.Branch equal =
        new Case.Branch(equal(value, call.arguments().get(1)), new Literal(null, type));
    return new Case(List.of(equal), value, type);
  }

  /** IF as CASE. */
  static Expr choice(Call call) {
    List<Expr> arguments = call.arguments();
    Case.Branch yes = new Case.Branch(arguments.getFirst(), arguments.get(1));
    return new Case(List.of(yes), arguments.get(2), call.type());
  }

  private static Expr equal(Expr left, Expr right) {
    boolean nullable = left.type().nullable() || right.type().nullable();
    return new Call(Functions.get("="), List.of(left, right), Types.BOOLEAN.withNullable(nullable));
  }
}
