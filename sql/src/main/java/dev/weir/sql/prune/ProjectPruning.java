package dev.weir.sql.prune;

import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Projections: columns that nobody reads go, a projection that only moves columns is taken into the
 * next.
 */
final class ProjectPruning {
  private ProjectPruning() {}

  static Pruned prune(Project project, Needed needed) {
    List<ColumnPath> kept = kept(project, needed);
    List<Expr> expressions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Map<ColumnPath, Integer> places = new HashMap<>();
    Needed below = needed.below();
    for (ColumnPath path : kept) {
      Expr column = project.expressions().get(path.column());
      Expr expression = path.expression(column);
      places.put(path, expressions.size());
      expressions.add(expression);
      names.add(path.names(project.schema()).toString());
      below.add(expression);
    }
    Pruned input = ColumnPruning.prune(project.input(), below);
    List<Expr> moved = expressions.stream().map(input::move).toList();
    if (identity(moved, input.node().schema().size())) {
      return new Pruned(input.node(), places);
    }
    return new Pruned(project(input.node(), moved, names), places);
  }

  /** A projection; over one that only moves columns, the two become one. */
  static PlanNode project(PlanNode input, List<Expr> expressions, List<String> names) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(new Field(names.get(i), expressions.get(i).type()));
    }
    RowType schema = RowType.of(fields);
    if (input instanceof Project(var below, var inner, var _)
        && inner.stream().allMatch(e -> e instanceof InputRef || e instanceof Literal)
        && expressions.stream().allMatch(InputRef.class::isInstance)) {
      List<Expr> merged = expressions.stream().map(e -> inner.get(((InputRef) e).index())).toList();
      return new Project(below, merged, schema);
    }
    return new Project(input, expressions, schema);
  }

  /** The output to keep: fields of a computed row are read from the whole. */
  private static List<ColumnPath> kept(Project project, Needed needed) {
    Needed wanted = needed.below();
    for (ColumnPath path : needed.list()) {
      boolean computed = ColumnPath.of(project.expressions().get(path.column())) == null;
      wanted.add(computed ? ColumnPath.of(path.column()) : path);
    }
    if (wanted.isEmpty()) {
      wanted.add(0);
    }
    return wanted.list();
  }

  private static boolean identity(List<Expr> expressions, int columns) {
    if (expressions.size() != columns) {
      return false;
    }
    for (int i = 0; i < columns; i++) {
      if (!(expressions.get(i) instanceof InputRef ref) || ref.index() != i) {
        return false;
      }
    }
    return true;
  }
}
