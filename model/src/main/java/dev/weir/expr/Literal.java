package dev.weir.expr;

import dev.weir.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A constant, or NULL.
 *
 * <p>The value is a {@code Boolean}; a {@code Long} for integers, dates (days), times
 * (milliseconds), timestamps (ticks of the type) and intervals; a {@code Double}; a {@code
 * BigDecimal} of the type's scale; a {@code String}; or {@link Binary}.
 */
public record Literal(@Nullable Object value, SqlType type) implements Expr {

  /** A binary string as hexadecimal digits. */
  public record Binary(String hex) {
    @Override
    public String toString() {
      return "x'" + hex + "'";
    }
  }

  @Override
  public String toString() {
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value + "";
  }
}
