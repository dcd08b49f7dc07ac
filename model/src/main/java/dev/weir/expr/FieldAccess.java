package dev.weir.expr;

import dev.weir.type.SqlType;

/** A field of a structured value; NULL when the whole is NULL. */
public record FieldAccess(Expr row, int index, SqlType type) implements Expr {
  @Override
  public String toString() {
    return row + "." + index;
  }
}
