package dev.weir.expr;

import dev.weir.type.SqlType;

/**
 * A conversion to {@code type} with Flink's rules. A value that can't be converted fails the query,
 * or gives NULL when {@code lenient} (TRY_CAST).
 */
public record Cast(Expr input, SqlType type, boolean lenient) implements Expr {
  @Override
  public String toString() {
    return (lenient ? "TRY_CAST(" : "CAST(") + input + " AS " + type + ")";
  }
}
