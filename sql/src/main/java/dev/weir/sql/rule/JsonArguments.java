package dev.weir.sql.rule;

import dev.weir.sql.validate.FunctionOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;

/**
 * Makes JSON of the values of JSON_ARRAYAGG and JSON_OBJECTAGG below the aggregate, so that the
 * aggregate only puts JSON together. Values that a JSON function made are JSON already.
 */
final class JsonArguments extends RelHomogeneousShuttle {
  private static final String TO_JSON = "JSON_STRING";
  private static final Set<String> MAKES_JSON = Set.of("JSON_OBJECT", "JSON_ARRAY");

  static RelNode convert(RelNode query) {
    return query.accept(new JsonArguments());
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    return visited instanceof LogicalAggregate aggregate
            && aggregate.getAggCallList().stream().anyMatch(call -> valueArgument(call) >= 0)
        ? converted(aggregate)
        : visited;
  }

  /** The place of the argument that becomes JSON, or -1. */
  private static int valueArgument(AggregateCall call) {
    return switch (call.getAggregation().getKind()) {
      case JSON_ARRAYAGG -> 0;
      case JSON_OBJECTAGG -> 1;
      default -> -1;
    };
  }

  private static RelNode converted(LogicalAggregate aggregate) {
    RelNode input = aggregate.getInput();
    RexBuilder rex = aggregate.getCluster().getRexBuilder();
    List<RexNode> columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
    List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      int place = valueArgument(call);
      if (place < 0 || makesJson(input, call.getArgList().get(place))) {
        calls.add(call);
        continue;
      }
      List<Integer> arguments = new ArrayList<>(call.getArgList());
      columns.add(rex.makeCall(toJson(), rex.makeInputRef(input, arguments.get(place))));
      names.add("$json" + names.size());
      arguments.set(place, columns.size() - 1);
      calls.add(call.withArgList(arguments));
    }
    RelNode below = LogicalProject.create(input, List.of(), columns, names, Set.of());
    return aggregate.copy(
        aggregate.getTraitSet(), below, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
  }

  private static boolean makesJson(RelNode input, int column) {
    return input instanceof Project project
        && project.getProjects().get(column) instanceof RexCall call
        && MAKES_JSON.stream().anyMatch(call.getOperator().getName()::startsWith);
  }

  private static SqlOperator toJson() {
    return Objects.requireNonNull(FunctionOperator.find(TO_JSON), TO_JSON);
  }
}
