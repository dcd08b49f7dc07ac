package dev.weir.sql.planning;

import dev.weir.sql.node.TimeAttributes;
import dev.weir.sql.node.WindowSpec;
import dev.weir.sql.pattern.RowsPerMatch;
import dev.weir.sql.rule.Builders;
import dev.weir.sql.rule.PatternMatch;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.CatalogReader;
import dev.weir.sql.validate.QueryValidator;
import dev.weir.sql.validate.WindowFunction;
import java.util.Objects;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.ViewExpanders;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** From a checked query to a relational tree: Calcite's conversion with Flink's settings. */
final class Converter extends SqlToRelConverter {
  private static final Config CONFIG =
      SqlToRelConverter.config()
          .withExpand(false)
          .withTrimUnusedFields(false)
          .withRelBuilderConfigTransform(config -> Builders.CONFIG)
          .withHintStrategyTable(Hints.STRATEGIES)
          .withInSubQueryThreshold(Integer.MAX_VALUE);

  Converter(QueryValidator validator, CatalogReader catalog, RelOptCluster cluster) {
    super(
        ViewExpanders.simpleContext(cluster),
        validator,
        catalog,
        cluster,
        Convertlets.INSTANCE,
        CONFIG);
  }

  /** The tree of a query; its columns have the names that the query gives them. */
  RelNode convert(SqlNode query) {
    RelNode tree = convertQueryRecursive(query, true, null).project();
    // ORDER BY may have added columns of its own at the end.
    return RelRoot.of(tree, validatedType(query), query.getKind()).project();
  }

  private RelDataType validatedType(SqlNode query) {
    return Objects.requireNonNull(validator).getValidatedNodeType(query);
  }

  /** A window stands on event time; that can be said only now that its rows are known. */
  @Override
  protected void convertCollectionTable(Blackboard blackboard, SqlCall call) {
    super.convertCollectionTable(blackboard, call);
    if (blackboard.root instanceof TableFunctionScan scan
        && call.getOperator() instanceof WindowFunction function) {
      int column = WindowSpec.of(scan).timeColumn();
      RelNode rows = scan.getInput(0);
      if (!TimeAttributes.isTime(rows, column) && !TimeAttributes.isProcessingTime(rows, column)) {
        SqlCall descriptor = call.operand(1);
        throw WindowFunction.notTime(
            function.getName(),
            descriptor.operand(0),
            "a plain "
                + TypeMapping.toWeir(
                        scan.getInput(0).getRowType().getFieldList().get(column).getType())
                    .name());
      }
    }
  }

  @Override
  protected void convertMatchRecognize(Blackboard blackboard, SqlMatchRecognize match) {
    super.convertMatchRecognize(blackboard, match);
    if (blackboard.root instanceof Match converted) {
      blackboard.setRoot(
          PatternMatch.of(converted, RowsPerMatch.of(match.getRowsPerMatch())), false);
    }
  }
}
