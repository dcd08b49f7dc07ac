package dev.weir.sql.rule;

import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.UserAggregateOperator;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Casts the arguments of users' aggregate functions to what these take, below the aggregate.
 *
 * <pre>
 * Aggregate(f(a))  ->  Aggregate(f(b))
 *                        Project(a, CAST(a AS BIGINT) AS b)
 * </pre>
 */
final class UserArgumentCasts extends RelHomogeneousShuttle {
  static RelNode convert(RelNode query) {
    return query.accept(new UserArgumentCasts());
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    return visited instanceof LogicalAggregate aggregate
            && aggregate.getAggCallList().stream()
                .anyMatch(call -> call.getAggregation() instanceof UserAggregateOperator)
        ? new Casts(aggregate).converted()
        : visited;
  }

  /** One aggregate at work. */
  private static final class Casts {
    private final LogicalAggregate aggregate;
    private final RelNode input;
    private final RexBuilder rex;
    private final List<RexNode> columns;
    private final List<String> names;

    Casts(LogicalAggregate aggregate) {
      this.aggregate = aggregate;
      this.input = aggregate.getInput();
      this.rex = aggregate.getCluster().getRexBuilder();
      this.columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
      this.names = new ArrayList<>(input.getRowType().getFieldNames());
    }

    RelNode converted() {
      int before = columns.size();
      List<AggregateCall> calls = aggregate.getAggCallList().stream().map(this::cast).toList();
      if (columns.size() == before) {
        return aggregate;
      }
      RelNode below = LogicalProject.create(input, List.of(), columns, names, Set.of());
      return aggregate.copy(
          aggregate.getTraitSet(), below, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
    }

    private AggregateCall cast(AggregateCall call) {
      if (!(call.getAggregation() instanceof UserAggregateOperator operator)) {
        return call;
      }
      List<RelDataTypeField> fields = input.getRowType().getFieldList();
      List<SqlType> given =
          call.getArgList().stream()
              .map(column -> TypeMapping.toWeir(fields.get(column).getType()))
              .toList();
      List<SqlType> wanted = operator.bind(given).parameters();
      List<Integer> arguments = new ArrayList<>(call.getArgList());
      for (int i = 0; i < arguments.size(); i++) {
        boolean nullable = given.get(i).nullable();
        if (!given.get(i).equals(wanted.get(i).withNullable(nullable))) {
          RelDataType type =
              TypeMapping.toCalcite(wanted.get(i).withNullable(nullable), rex.getTypeFactory());
          arguments.set(i, add(rex.makeCast(type, rex.makeInputRef(input, arguments.get(i)))));
        }
      }
      return arguments.equals(call.getArgList()) ? call : call.withArgList(arguments);
    }

    private int add(RexNode column) {
      int known = columns.indexOf(column);
      if (known >= 0) {
        return known;
      }
      columns.add(column);
      names.add("$argument" + names.size());
      return columns.size() - 1;
    }
  }
}
