package dev.weir.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.function.Functions;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/**
 * Random expressions over random rows give the same in the engine and in the reference.
 *
 * <p>{@code -Dweir.seed=N} runs a seed's expressions alone, {@code -Dweir.expressions=N} that many.
 */
class RandomExpressionsTest {
  private static final int EXPRESSIONS = 1500;
  private static final long FIRST_SEED = 1;

  @Test
  void engineAndReferenceAgreeOnRandomExpressions() {
    Long seed = Long.getLong("weir.seed");
    if (seed != null) {
      new Comparison(seed).run();
      return;
    }
    int wanted = Integer.getInteger("weir.expressions", EXPRESSIONS);
    Tally tally = new Tally();
    for (long next = FIRST_SEED; tally.expressions() < wanted; next++) {
      tally.add(new Comparison(next).run());
    }
    assertThat(tally.unspecifiedShare()).as("rows about which nothing is promised").isLessThan(0.2);
    assertThat(tally.valueShare()).as("rows with a value that is not NULL").isGreaterThan(0.3);
  }

  @Test
  void theReferenceKnowsOnlyFunctionsOfTheCatalogue() {
    assertThat(new Reference(ZoneId.of("UTC")).functions())
        .hasSizeGreaterThan(80)
        .allSatisfy(name -> assertThat(Functions.find(name)).as(name).isNotNull());
  }
}
