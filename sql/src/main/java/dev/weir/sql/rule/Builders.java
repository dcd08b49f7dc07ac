package dev.weir.sql.rule;

import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Builders of trees that leave expressions as they were written. Calcite would drop a cast within a
 * cast that loses nothing by its own rules, but by Flink's {@code CAST(CAST(5 AS DOUBLE) AS
 * STRING)} is 5.0, and FLOAT is narrower than DOUBLE.
 */
public final class Builders {
  /** What builders may do. */
  public static final RelBuilder.Config CONFIG =
      RelBuilder.Config.DEFAULT.withSimplify(false).withBloat(-1);

  static final RelBuilderFactory FACTORY = RelBuilder.proto(Contexts.of(CONFIG));

  private Builders() {}

  static RelBuilder builder(RelOptCluster cluster) {
    return FACTORY.create(cluster, null);
  }

  /** The same rules with such builders. */
  static List<RelOptRule> plain(RelRule<?>... rules) {
    return Arrays.stream(rules)
        .map(rule -> rule.config.withRelBuilderFactory(FACTORY).toRule())
        .toList();
  }
}
