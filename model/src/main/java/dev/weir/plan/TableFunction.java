package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import dev.weir.udf.BoundFunction;
import java.util.List;
import java.util.function.UnaryOperator;

/** What makes rows out of a row, and of which values of that row. */
public sealed interface TableFunction {

  /** Over the columns of the row. */
  List<Expr> arguments();

  /** The same function of other arguments. */
  TableFunction withArguments(UnaryOperator<Expr> change);

  /** The columns of the rows that it makes. */
  RowType columns();

  /**
   * A row for each element of an array, entry of a map, or value of a multiset as often as it is in
   * it; none for NULL. Elements that are rows give a column for each field, and no row if they are
   * NULL. {@code ordinality}: a last column counts from 1.
   */
  record Unnest(Expr collection, boolean ordinality, RowType columns) implements TableFunction {
    @Override
    public List<Expr> arguments() {
      return List.of(collection);
    }

    @Override
    public Unnest withArguments(UnaryOperator<Expr> change) {
      return new Unnest(change.apply(collection), ordinality, columns);
    }
  }

  /** The rows that a user's function makes. */
  record User(BoundFunction.Table function, List<Expr> arguments, RowType columns)
      implements TableFunction {
    public User {
      arguments = List.copyOf(arguments);
    }

    @Override
    public User withArguments(UnaryOperator<Expr> change) {
      return new User(function, arguments.stream().map(change).toList(), columns);
    }
  }
}
