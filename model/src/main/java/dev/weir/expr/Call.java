package dev.weir.expr;

import dev.weir.function.Function;
import dev.weir.type.SqlType;
import java.util.List;
import java.util.stream.Collectors;

/** A function or operator applied to arguments that already have the types it wants. */
public record Call(Function function, List<Expr> arguments, SqlType type) implements Expr {
  public Call {
    arguments = List.copyOf(arguments);
  }

  @Override
  public String toString() {
    return arguments.stream()
        .map(Expr::toString)
        .collect(Collectors.joining(", ", function.name() + "(", ")"));
  }
}
