package dev.weir.plan;

import dev.weir.function.AggregateFunction;
import dev.weir.type.SqlType;
import java.util.List;

/**
 * An aggregate over columns of the input: only rows whose {@code filter} column is TRUE count
 * ({@link #NO_FILTER}: all), and each distinct combination of arguments once if {@code distinct}.
 */
public record AggregateCall(
    AggregateFunction function,
    List<Integer> arguments,
    boolean distinct,
    int filter,
    SqlType type) {
  public static final int NO_FILTER = -1;

  public AggregateCall {
    arguments = List.copyOf(arguments);
  }
}
