package dev.weir.sql.planning;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/** Gives the columns of a tree the names wanted. */
final class Renaming {
  private Renaming() {}

  static RelNode apply(RelNode input, List<String> names) {
    return input.getRowType().getFieldNames().equals(names)
        ? input
        : project(
            input, input.getCluster().getRexBuilder().identityProjects(input.getRowType()), names);
  }

  static RelNode project(RelNode input, List<? extends RexNode> expressions, List<String> names) {
    return LogicalProject.create(input, List.of(), expressions, names, java.util.Set.of());
  }
}
