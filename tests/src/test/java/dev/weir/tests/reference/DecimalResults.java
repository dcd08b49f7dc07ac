package dev.weir.tests.reference;

import dev.weir.type.DecimalType;
import dev.weir.type.Types;

/** The types of decimal arithmetic, by Flink's rules. */
final class DecimalResults {
  private DecimalResults() {}

  static DecimalType of(String operator, DecimalType left, DecimalType right) {
    int scale = Math.max(left.scale(), right.scale());
    int leftWhole = left.precision() - left.scale();
    int rightWhole = right.precision() - right.scale();
    return switch (operator) {
      case "+", "-" -> fit(Math.max(leftWhole, rightWhole) + scale + 1, scale);
      case "*" -> fit(left.precision() + right.precision() + 1, left.scale() + right.scale());
      case "/" -> {
        int kept = Math.max(6, left.scale() + right.precision() + 1);
        yield fit(leftWhole + right.scale() + kept, kept);
      }
      default -> fit(Math.min(leftWhole, rightWhole) + scale, scale);
    };
  }

  static DecimalType rounded(DecimalType type, int places) {
    if (places >= type.scale()) {
      return type;
    }
    int scale = Math.max(places, 0);
    return Types.decimal(Math.min(38, 1 + type.precision() - type.scale() + scale), scale);
  }

  private static DecimalType fit(int precision, int scale) {
    return precision <= 38
        ? Types.decimal(precision, scale)
        : Types.decimal(38, Math.max(38 - (precision - scale), Math.min(scale, 6)));
  }
}
