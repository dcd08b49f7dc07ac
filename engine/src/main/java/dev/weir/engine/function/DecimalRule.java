package dev.weir.engine.function;

import dev.weir.type.DecimalType;

/** The scales of the operands, and the type of the result, of a decimal operation. */
public record DecimalRule(int leftScale, int rightScale, int precision, int scale) {
  public static DecimalRule of(int leftScale, DecimalType type) {
    return new DecimalRule(leftScale, 0, type.precision(), type.scale());
  }
}
