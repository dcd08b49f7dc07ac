package dev.weir.sql.node;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.Emission;
import dev.weir.sql.validate.WindowFunction;
import dev.weir.time.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** A call of a windowing table function, taken apart: columns are those of its input. */
public record WindowSpec(
    Window window, int timeColumn, List<Integer> partition, Emission emission) {

  /** Whether it is a windowing table function that is called. */
  static boolean isWindow(TableFunctionScan scan) {
    return scan.getCall() instanceof RexCall call && call.getOperator() instanceof WindowFunction;
  }

  public static WindowSpec of(TableFunctionScan scan) {
    RexCall call = (RexCall) scan.getCall();
    List<List<Integer>> descriptors = new ArrayList<>();
    List<Long> intervals = new ArrayList<>();
    List<Long> delays = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      if (operand.getKind() == SqlKind.DESCRIPTOR) {
        descriptors.add(
            ((RexCall) operand)
                .getOperands().stream().map(column -> ((RexInputRef) column).getIndex()).toList());
      } else if (operand.getType().getSqlTypeName() == SqlTypeName.BIGINT) {
        delays.add(millis(operand));
      } else {
        intervals.add(millis(operand));
      }
    }
    List<Integer> partition = descriptors.size() > 1 ? descriptors.get(1) : List.of();
    Window window = window((WindowFunction) call.getOperator(), intervals);
    Emission emission =
        delays.isEmpty()
            ? Emission.AT_END
            : new Emission(delays.getFirst(), delays.get(1), delays.getLast());
    return new WindowSpec(window, descriptors.getFirst().getFirst(), partition, emission);
  }

  /**
   * When the windows of a function give results; at their end if it is a function of another kind.
   */
  public static Emission emission(TableFunctionScan scan) {
    return scan.getCall() instanceof RexCall call && call.getOperator() instanceof WindowFunction
        ? of(scan).emission()
        : Emission.AT_END;
  }

  /** What a call says more if its results may change: numbers, where all else are intervals. */
  public static List<RexNode> arguments(Emission emission, RexBuilder rex) {
    if (emission.equals(Emission.AT_END)) {
      return List.of();
    }
    RelDataType type = rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
    return Stream.of(emission.earlyMillis(), emission.lateMillis(), emission.latenessMillis())
        .<RexNode>map(millis -> rex.makeExactLiteral(BigDecimal.valueOf(millis), type))
        .toList();
  }

  private static Window window(WindowFunction function, List<Long> intervals) {
    long first = positive(function, intervals.getFirst());
    return switch (function.getName()) {
      case "SESSION" -> new Window.Session(first);
      case "TUMBLE" -> new Window.Tumble(first, offset(function, intervals, 1));
      case "HOP" ->
          new Window.Hop(
              first,
              size(function, intervals),
              offset(function, intervals, 2),
              !function.isGrouped());
      default ->
          new Window.Cumulate(first, size(function, intervals), offset(function, intervals, 2));
    };
  }

  private static long size(WindowFunction function, List<Long> intervals) {
    long step = intervals.getFirst();
    long size = positive(function, intervals.get(1));
    if (size % step != 0) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "function \""
              + function.getName()
              + "\" takes a size that is a multiple of its step, not "
              + size
              + " ms by "
              + step
              + " ms");
    }
    return size;
  }

  private static long positive(WindowFunction function, long millis) {
    if (millis <= 0) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "function \"" + function.getName() + "\" takes intervals above zero");
    }
    return millis;
  }

  /** The offset, which comes after the size. */
  private static long offset(WindowFunction function, List<Long> intervals, int index) {
    long offset = intervals.size() > index ? intervals.get(index) : 0;
    long size = intervals.get(index - 1);
    if (Math.abs(offset) >= size) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT,
          "function \""
              + function.getName()
              + "\" takes an offset smaller than its size, not "
              + offset
              + " ms with "
              + size
              + " ms");
    }
    return offset;
  }

  private static long millis(RexNode node) {
    BigDecimal value =
        node instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
    if (value == null) {
      throw new WeirException(
          ErrorCode.INVALID_ARGUMENT, "the intervals of a window must be constants");
    }
    return value.longValueExact();
  }
}
