package dev.weir.expr;

import dev.weir.type.SqlType;

/** A typed scalar expression over the columns of one input row. */
public sealed interface Expr permits InputRef, Literal, Call, UserCall, Cast, Case, FieldAccess {
  SqlType type();
}
