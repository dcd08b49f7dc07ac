package dev.weir.sql.prune;

import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column, or a field in a column: the column's place, then places of nested fields. */
record ColumnPath(List<Integer> steps) {
  ColumnPath {
    steps = List.copyOf(steps);
  }

  static ColumnPath of(int column) {
    return new ColumnPath(List.of(column));
  }

  /** The path that an expression stands for, or null if it computes something. */
  static @Nullable ColumnPath of(Expr expression) {
    if (expression instanceof InputRef ref) {
      return of(ref.index());
    }
    ColumnPath row = expression instanceof FieldAccess access ? of(access.row()) : null;
    return row == null ? null : row.field(((FieldAccess) expression).index());
  }

  int column() {
    return steps.getFirst();
  }

  boolean nested() {
    return steps.size() > 1;
  }

  ColumnPath field(int index) {
    List<Integer> longer = new ArrayList<>(steps);
    longer.add(index);
    return new ColumnPath(longer);
  }

  /** The path without its last step. */
  ColumnPath row() {
    return new ColumnPath(steps.subList(0, steps.size() - 1));
  }

  /** The same way from another column. */
  ColumnPath from(int column) {
    List<Integer> moved = new ArrayList<>(steps);
    moved.set(0, column);
    return new ColumnPath(moved);
  }

  /** The expression, taken from the expression of its column. */
  Expr expression(Expr column) {
    Expr expression = column;
    for (int step : steps.subList(1, steps.size())) {
      RowType row = (RowType) expression.type();
      SqlType type = row.type(step);
      expression =
          new FieldAccess(expression, step, type.withNullable(type.nullable() || row.nullable()));
    }
    return expression;
  }

  /** The type, which allows NULL if a row on the way does. */
  SqlType type(RowType schema) {
    return expression(new InputRef(column(), schema.type(column()))).type();
  }

  FieldPath names(RowType schema) {
    List<String> names = new ArrayList<>();
    RowType row = schema;
    for (int step : steps) {
      names.add(row.fieldName(step));
      row = row.type(step) instanceof RowType inner ? inner : row;
    }
    return new FieldPath(names);
  }
}
