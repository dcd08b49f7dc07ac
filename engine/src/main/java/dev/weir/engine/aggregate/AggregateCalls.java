package dev.weir.engine.aggregate;

import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.AggregateCall;
import dev.weir.type.RowType;
import java.util.List;

/**
 * The aggregate calls of a query over rows of a type, which may be retracted or not. Immutable;
 * each task keeps {@link AggregateState}s of it.
 */
public record AggregateCalls(List<AggregateCall> calls, RowType input, boolean retracts) {
  public AggregateCalls {
    calls = List.copyOf(calls);
  }

  /** State for these calls, none of them of a user's function, with no group in it. */
  public AggregateState newState() {
    return newState(AggregateInstances.NONE);
  }

  /** State for these calls with no group in it. */
  public AggregateState newState(AggregateInstances instances) {
    return new AggregateState(this, instances);
  }

  /** The users' functions in a task. */
  public AggregateInstances open(TaskContext context) {
    return AggregateInstances.open(calls, context);
  }

  /**
   * Whether the parts of a window can be put together from the newest to the oldest. Flink, which
   * does so, has no windows of parts for the functions that are named here; for these, what came
   * first goes first.
   */
  public boolean mergesNewestFirst() {
    return calls.stream()
        .noneMatch(call ->
            switch (call.function()) {
              case FIRST_VALUE,
                  LAST_VALUE,
                  JSON_ARRAYAGG_NULL_ON_NULL,
                  JSON_ARRAYAGG_ABSENT_ON_NULL,
                  JSON_OBJECTAGG_NULL_ON_NULL,
                  JSON_OBJECTAGG_ABSENT_ON_NULL ->
                  true;
              default -> false;
            });
  }

  /** How many columns the results have. */
  public int size() {
    return calls.size();
  }
}
