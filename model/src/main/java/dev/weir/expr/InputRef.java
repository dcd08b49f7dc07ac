package dev.weir.expr;

import dev.weir.type.SqlType;

/** The input's column at {@code index}. */
public record InputRef(int index, SqlType type) implements Expr {
  @Override
  public String toString() {
    return "$" + index;
  }
}
