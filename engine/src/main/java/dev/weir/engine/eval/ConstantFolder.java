package dev.weir.engine.eval;

import dev.weir.expr.Expr;

/** Computes what does not depend on the row. */
final class ConstantFolder {
  private ConstantFolder() {}

  static Expr fold(Expr expression) {
    return expression;
  }
}
