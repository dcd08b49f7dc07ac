package dev.weir.sql.planning;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.PlanNode;
import dev.weir.plan.WindowAggregate;
import dev.weir.time.Window;
import dev.weir.udf.BoundFunction;
import java.util.List;

/** Checks that users' aggregate functions have the methods that their place in a plan asks for. */
final class UserMethods {
  private UserMethods() {}

  static void check(PlanNode plan) {
    switch (plan) {
      case Aggregate aggregate -> {
        if (!aggregate.input().insertOnly()) {
          needRetract(aggregate.calls(), "its rows can be taken back");
        }
      }
      case WindowAggregate windows -> {
        if (!windows.input().insertOnly()) {
          needRetract(windows.calls(), "its rows can be taken back");
        }
        if (merges(windows.window())) {
          needMerge(windows.calls());
        }
      }
      case OverAggregate over -> {
        if (over.frame().bounded()) {
          needRetract(over.calls(), "rows leave the frame");
        }
      }
      default -> {}
    }
    plan.inputs().forEach(UserMethods::check);
  }

  private static boolean merges(Window window) {
    return switch (window) {
      case Window.Hop _, Window.Cumulate _, Window.Session _ -> true;
      case Window.Tumble _, Window.Attached _ -> false;
    };
  }

  private static void needRetract(List<AggregateCall> calls, String reason) {
    for (AggregateCall call : calls) {
      BoundFunction.Aggregate user = call.user();
      if (user != null && !user.retracts()) {
        throw missing(user, "retract", reason);
      }
    }
  }

  private static void needMerge(List<AggregateCall> calls) {
    for (AggregateCall call : calls) {
      BoundFunction.Aggregate user = call.user();
      if (user != null && !user.merges()) {
        throw missing(user, "merge", "parts of windows are put together");
      }
    }
  }

  private static WeirException missing(
      BoundFunction.Aggregate function, String method, String reason) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT,
            "function \""
                + function.code().name()
                + "\" has no method \""
                + method
                + "\", which it needs where "
                + reason)
        .withHint(
            method.equals("merge")
                ? "Give it a public method void merge(accumulator, Iterable)."
                : "Give it a public method void retract(accumulator, ...) with the arguments of"
                    + " accumulate.");
  }
}
