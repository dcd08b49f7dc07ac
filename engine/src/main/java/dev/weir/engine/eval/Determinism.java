package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import java.util.ArrayList;
import java.util.List;

/** What an expression depends on. */
final class Determinism {
  private Determinism() {}

  /** Whether equal input always gives the same value. */
  static boolean isDeterministic(Expr expression) {
    return isDeterministicItself(expression)
        && parts(expression).stream().allMatch(Determinism::isDeterministic);
  }

  /** The same of the expression, whatever there is within. */
  static boolean isDeterministicItself(Expr expression) {
    return (!(expression instanceof Call call) || call.function().deterministic())
        && (!(expression instanceof UserCall user) || user.function().deterministic());
  }

  /**
   * Whether it reads no column and always gives the same value. Code of users is for tasks to run.
   */
  static boolean isConstant(Expr expression) {
    return !(expression instanceof InputRef)
        && !(expression instanceof UserCall)
        && (!(expression instanceof Call call) || call.function().deterministic())
        && parts(expression).stream().allMatch(Determinism::isConstant);
  }

  /** The expressions directly within. */
  static List<Expr> parts(Expr expression) {
    return switch (expression) {
      case InputRef i -> List.of();
      case Literal l -> List.of();
      case Call call -> call.arguments();
      case UserCall call -> call.arguments();
      case Cast cast -> List.of(cast.input());
      case FieldAccess field -> List.of(field.row());
      case Case cases -> {
        List<Expr> all = new ArrayList<>();
        for (Case.Branch branch : cases.branches()) {
          all.add(branch.condition());
          all.add(branch.result());
        }
        all.add(cases.otherwise());
        yield all;
      }
    };
  }
}
