package dev.weir.expr;

import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import java.util.List;
import java.util.stream.Collectors;

/** A user's function applied to arguments that already have the types it wants. */
public record UserCall(BoundFunction.Scalar function, List<Expr> arguments, SqlType type)
    implements Expr {
  public UserCall {
    arguments = List.copyOf(arguments);
  }

  /** The same function of other arguments. */
  public UserCall withArguments(List<Expr> others) {
    return new UserCall(function, others, type);
  }

  @Override
  public String toString() {
    return arguments.stream()
        .map(Expr::toString)
        .collect(Collectors.joining(", ", function.code().name() + "(", ")"));
  }
}
