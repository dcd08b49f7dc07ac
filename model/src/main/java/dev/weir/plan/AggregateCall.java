package dev.weir.plan;

import dev.weir.expr.Literal;
import dev.weir.function.AggregateFunction;
import dev.weir.type.SqlType;
import java.util.List;

/**
 * An aggregate over columns of the input: only rows whose {@code filter} column is TRUE count
 * ({@link #NO_FILTER}: all), and each distinct combination of arguments once if {@code distinct}.
 * Arguments that are the same for all rows, such as a separator, are {@code constants}.
 */
public record AggregateCall(
    AggregateFunction function,
    List<Integer> arguments,
    List<Literal> constants,
    boolean distinct,
    int filter,
    SqlType type) {
  public static final int NO_FILTER = -1;

  public AggregateCall {
    arguments = List.copyOf(arguments);
    constants = List.copyOf(constants);
  }

  /** A call without constants. */
  public AggregateCall(
      AggregateFunction function,
      List<Integer> arguments,
      boolean distinct,
      int filter,
      SqlType type) {
    this(function, arguments, List.of(), distinct, filter, type);
  }
}
