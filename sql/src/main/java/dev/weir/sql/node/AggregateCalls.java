package dev.weir.sql.node;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.function.AggregateFunction;
import dev.weir.plan.AggregateCall;
import dev.weir.sql.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** From Calcite's aggregate calls to Weir's. */
public final class AggregateCalls {
  private AggregateCalls() {}

  /** The calls, with the columns that they read moved. */
  public static List<AggregateCall> convert(
      List<org.apache.calcite.rel.core.AggregateCall> calls, IntUnaryOperator column) {
    List<AggregateCall> converted = new ArrayList<>();
    for (org.apache.calcite.rel.core.AggregateCall call : calls) {
      converted.add(
          new AggregateCall(
              function(call),
              call.getArgList().stream().map(column::applyAsInt).toList(),
              call.isDistinct(),
              call.hasFilter() ? column.applyAsInt(call.filterArg) : AggregateCall.NO_FILTER,
              TypeMapping.toWeir(call.getType())));
    }
    return converted;
  }

  private static AggregateFunction function(org.apache.calcite.rel.core.AggregateCall call) {
    return switch (call.getAggregation().getKind()) {
      case COUNT -> AggregateFunction.COUNT;
      case SUM -> AggregateFunction.SUM;
      case AVG -> AggregateFunction.AVG;
      case MIN -> AggregateFunction.MIN;
      case MAX -> AggregateFunction.MAX;
      default ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "aggregate function \""
                  + call.getAggregation().getName()
                  + "\" is not supported yet");
    };
  }
}
