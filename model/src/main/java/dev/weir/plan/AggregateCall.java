package dev.weir.plan;

import dev.weir.expr.Literal;
import dev.weir.function.AggregateFunction;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over columns of the input: only rows whose {@code filter} column is TRUE count
 * ({@link #NO_FILTER}: all), and each distinct combination of arguments once if {@code distinct}.
 * Arguments that are the same for all rows, such as a separator, are {@code constants}. {@code
 * user} is the function of a user's, if it is one.
 */
public record AggregateCall(
    AggregateFunction function,
    BoundFunction.@Nullable Aggregate user,
    List<Integer> arguments,
    List<Literal> constants,
    boolean distinct,
    int filter,
    SqlType type) {
  public static final int NO_FILTER = -1;

  public AggregateCall {
    arguments = List.copyOf(arguments);
    constants = List.copyOf(constants);
    if ((user != null) != (function == AggregateFunction.USER)) {
      throw new IllegalArgumentException(function + " of a user: " + user);
    }
  }

  /** A call without constants. */
  public AggregateCall(
      AggregateFunction function,
      List<Integer> arguments,
      boolean distinct,
      int filter,
      SqlType type) {
    this(function, null, arguments, List.of(), distinct, filter, type);
  }

  /** A call of Weir's own function with constants. */
  public AggregateCall(
      AggregateFunction function,
      List<Integer> arguments,
      List<Literal> constants,
      boolean distinct,
      int filter,
      SqlType type) {
    this(function, null, arguments, constants, distinct, filter, type);
  }

  /** A call of a user's function. */
  public static AggregateCall ofUser(
      BoundFunction.Aggregate user,
      List<Integer> arguments,
      boolean distinct,
      int filter,
      SqlType type) {
    return new AggregateCall(
        AggregateFunction.USER, user, arguments, List.of(), distinct, filter, type);
  }

  /** The same call of other columns. */
  public AggregateCall of(List<Integer> others, int otherFilter) {
    return new AggregateCall(function, user, others, constants, distinct, otherFilter, type);
  }

  /** The function's name. */
  public String name() {
    return user == null ? function.name() : user.code().name();
  }
}
