package dev.weir.sql.match;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.function.AggregateFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/** What aggregates are over: columns of the input, and columns computed of it. */
final class AggregateArguments {
  private final int inputColumns;
  private final List<RexNode> computed = new ArrayList<>();

  AggregateArguments(int inputColumns) {
    this.inputColumns = inputColumns;
  }

  /** The expressions to compute after the columns of the input. */
  List<RexNode> computed() {
    return computed;
  }

  /** The column of an argument; adds the variable that it is about. */
  int column(RexNode argument, Set<String> names) {
    RexNode plain =
        argument.accept(
            new RexShuttle() {
              @Override
              public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
                names.add(ref.getAlpha());
                return new RexInputRef(ref.getIndex(), ref.getType());
              }

              @Override
              public RexNode visitCall(RexCall call) {
                boolean navigation =
                    call.getKind() == SqlKind.LAST
                        || call.getKind() == SqlKind.FINAL
                        || call.getKind() == SqlKind.RUNNING;
                return navigation
                    ? call.getOperands().getFirst().accept(this)
                    : super.visitCall(call);
              }
            });
    if (plain instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    int place = computed.indexOf(plain);
    if (place < 0) {
      place = computed.size();
      computed.add(plain);
    }
    return inputColumns + place;
  }

  AggregateFunction function(SqlAggFunction function) {
    return switch (function.getKind()) {
      case COUNT -> AggregateFunction.COUNT;
      case SUM -> AggregateFunction.SUM;
      case AVG -> AggregateFunction.AVG;
      case MIN -> AggregateFunction.MIN;
      case MAX -> AggregateFunction.MAX;
      default ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "aggregate function \""
                  + function.getName()
                  + "\" is not supported in MATCH_RECOGNIZE yet");
    };
  }
}
