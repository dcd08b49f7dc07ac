package dev.weir.tests.reference;

/** How many expressions ran, and what their rows gave. */
final class Tally {
  private long expressions;
  private long values;
  private long nulls;
  private long errors;
  private long unspecified;

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Value(var value) when value == null -> nulls++;
      case Outcome.Value v -> values++;
      case Outcome.Failure f -> errors++;
      case Outcome.Open o -> unspecified++;
    }
  }

  void countExpression() {
    expressions++;
  }

  void add(Tally other) {
    expressions += other.expressions;
    values += other.values;
    nulls += other.nulls;
    errors += other.errors;
    unspecified += other.unspecified;
  }

  long expressions() {
    return expressions;
  }

  double unspecifiedShare() {
    return (double) unspecified / rows();
  }

  double valueShare() {
    return (double) values / rows();
  }

  private long rows() {
    return Math.max(1, values + nulls + errors + unspecified);
  }

  @Override
  public String toString() {
    return "expressions=%d values=%d nulls=%d errors=%d unspecified=%d"
        .formatted(expressions, values, nulls, errors, unspecified);
  }
}
