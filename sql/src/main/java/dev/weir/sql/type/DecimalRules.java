package dev.weir.sql.type;

import dev.weir.type.DecimalType;

/** Precision and scale of the results of decimal arithmetic, as in Flink. */
final class DecimalRules {
  /** The digits after the point that are kept when a result has more digits than fit. */
  private static final int KEPT_SCALE = 6;

  private static final int MOST = DecimalType.MAX_PRECISION;

  private DecimalRules() {}

  static DecimalType plus(int p1, int s1, int p2, int s2) {
    int scale = Math.max(s1, s2);
    return fit(Math.max(p1 - s1, p2 - s2) + scale + 1, scale);
  }

  static DecimalType times(int p1, int s1, int p2, int s2) {
    return fit(p1 + p2 + 1, s1 + s2);
  }

  static DecimalType dividedBy(int p1, int s1, int p2, int s2) {
    int scale = Math.max(KEPT_SCALE, s1 + p2 + 1);
    return fit(p1 - s1 + s2 + scale, scale);
  }

  static DecimalType modulo(int p1, int s1, int p2, int s2) {
    int scale = Math.max(s1, s2);
    return fit(Math.min(p1 - s1, p2 - s2) + scale, scale);
  }

  static DecimalType sum(int scale) {
    return new DecimalType(MOST, scale, true);
  }

  static DecimalType average(int scale) {
    return new DecimalType(MOST, Math.max(KEPT_SCALE, scale), true);
  }

  /** Gives up digits after the point, though never the first six, for those before it. */
  private static DecimalType fit(int precision, int scale) {
    if (precision <= MOST) {
      return new DecimalType(precision, scale, true);
    }
    int kept = Math.max(MOST - (precision - scale), Math.min(scale, KEPT_SCALE));
    return new DecimalType(MOST, kept, true);
  }
}
