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

  /** How many columns the results have. */
  public int size() {
    return calls.size();
  }
}
