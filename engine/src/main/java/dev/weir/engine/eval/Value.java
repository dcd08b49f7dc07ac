package dev.weir.engine.eval;

import dev.weir.type.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of an expression lies once its code has run: a constant or a local variable, and
 * the local variable that is 1 when the value is NULL.
 */
record Value(Layout layout, int slot, int nullSlot, @Nullable Object constant) {
  static final int NEVER = -1;

  static Value constant(Layout layout, Object constant) {
    return new Value(layout, -1, NEVER, constant);
  }

  /** The layout of a value that is computed: a row is its encoding then. */
  static Layout form(Layout layout) {
    return layout == Layout.ROW ? Layout.BYTES : layout;
  }

  boolean nullable() {
    return nullSlot != NEVER;
  }

  /** The constant, if it is this long. */
  boolean isLong(long expected) {
    return constant instanceof Long value && value == expected;
  }
}
