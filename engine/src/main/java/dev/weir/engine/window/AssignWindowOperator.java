package dev.weir.engine.window;

import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.AssignWindow;
import dev.weir.time.Window;
import dev.weir.type.RowType;

/**
 * Every row once for each of its windows, with the window's bounds appended. Aligned windows need
 * no state and no order; the rows of a session come out when it has ended.
 */
public final class AssignWindowOperator implements Operator {
  private final AssignWindow node;

  private AssignWindowOperator(AssignWindow node) {
    this.node = node;
  }

  public static AssignWindowOperator of(AssignWindow node) {
    return new AssignWindowOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    if (!(node.window() instanceof Window.Session)) {
      return new Distribution.Any();
    }
    return node.partition().isEmpty()
        ? new Distribution.Single()
        : new Distribution.Hash(node.partition());
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    RowType input = node.input().schema();
    int time = node.timeColumn();
    WallClock clock = WallClock.of(input.type(time), context.zone());
    EventTimes times = new EventTimes(time, input.fieldName(time), clock);
    WindowedRows rows =
        new WindowedRows(node.schema(), context.batchSize(), node.insertOnly(), clock, output);
    return switch (node.window()) {
      case Window.Tumble tumble -> new AlignedAssigner(Panes.of(tumble), times, rows, output);
      case Window.Hop hop -> new AlignedAssigner(Panes.of(hop), times, rows, output);
      case Window.Cumulate cumulate -> new AlignedAssigner(Panes.of(cumulate), times, rows, output);
      case Window.Attached attached -> throw new IllegalArgumentException(attached.toString());
      case Window.Session session ->
          new SessionAssigner(
              node, session.gap(), new SessionAssigner.Task(context, clock, times, rows, output));
    };
  }
}
