package dev.weir.engine.aggregate;

import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.AggregateCall;
import dev.weir.udf.AggregateInstance;
import dev.weir.udf.BoundFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instances of users' aggregate functions in a task, shared by all its states. */
public record AggregateInstances(Map<AggregateCall, AggregateInstance> byCall) {
  /** Where no user's functions are called. */
  static final AggregateInstances NONE = new AggregateInstances(Map.of());

  public AggregateInstances {
    byCall = Map.copyOf(byCall);
  }

  /** Instances for the calls, which are closed with the task. */
  public static AggregateInstances open(List<AggregateCall> calls, TaskContext context) {
    Map<AggregateCall, AggregateInstance> instances = new HashMap<>();
    for (AggregateCall call : calls) {
      BoundFunction.Aggregate user = call.user();
      if (user != null && !instances.containsKey(call)) {
        AggregateInstance instance = user.open();
        context.closeAtEnd(instance);
        instances.put(call, instance);
      }
    }
    return instances.isEmpty() ? NONE : new AggregateInstances(instances);
  }

  AggregateInstance of(AggregateCall call) {
    AggregateInstance instance = byCall.get(call);
    if (instance == null) {
      throw new IllegalStateException("not opened: " + call);
    }
    return instance;
  }
}
