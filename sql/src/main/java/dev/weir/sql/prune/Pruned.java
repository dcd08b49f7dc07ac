package dev.weir.sql.prune;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node that was made smaller, and where its former columns and fields stand now. */
record Pruned(PlanNode node, Map<ColumnPath, Integer> places) {

  /** The same places over another node. */
  Pruned with(PlanNode other) {
    return new Pruned(other, places);
  }

  static Map<ColumnPath, Integer> identity(int columns) {
    Map<ColumnPath, Integer> places = new HashMap<>();
    for (int i = 0; i < columns; i++) {
      places.put(ColumnPath.of(i), i);
    }
    return places;
  }

  /** Where a whole column stands. */
  int place(int column) {
    Integer place = places.get(ColumnPath.of(column));
    if (place == null) {
      throw new IllegalStateException("column " + column + " is not in " + places);
    }
    return place;
  }

  List<Integer> places(List<Integer> columns) {
    return columns.stream().map(this::place).toList();
  }

  /** An expression over the former columns as one over the present ones. */
  Expr move(Expr expression) {
    return move(expression, places);
  }

  static Expr move(Expr expression, Map<ColumnPath, Integer> places) {
    ColumnPath path = ColumnPath.of(expression);
    Integer place = path == null ? null : places.get(path);
    if (place != null) {
      return new InputRef(place, expression.type());
    }
    return switch (expression) {
      case InputRef _ -> throw new IllegalStateException(expression + " is not in " + places);
      case Literal literal -> literal;
      case UserCall call ->
          call.withArguments(call.arguments().stream().map(e -> move(e, places)).toList());
      case Call call ->
          new Call(
              call.function(),
              call.arguments().stream().map(e -> move(e, places)).toList(),
              call.type());
      case Cast cast -> new Cast(move(cast.input(), places), cast.type(), cast.lenient());
      case Case cases ->
          new Case(
              cases.branches().stream()
                  .map(branch ->
                      new Case.Branch(
                          move(branch.condition(), places), move(branch.result(), places)))
                  .toList(),
              move(cases.otherwise(), places),
              cases.type());
      case FieldAccess access ->
          new FieldAccess(move(access.row(), places), access.index(), access.type());
    };
  }
}
