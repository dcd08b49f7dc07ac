package dev.weir.engine.window;

import dev.weir.engine.aggregate.AggregateCalls;
import dev.weir.engine.operator.Combiner;
import dev.weir.engine.operator.Combining;
import dev.weir.engine.operator.Distribution;
import dev.weir.engine.operator.Operator;
import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.Processor;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowProperty;
import dev.weir.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY a window and keys: one row for each window and key when the watermark reaches the
 * window's end. A row that misses some of its windows counts in the others; one that misses all is
 * late. With an emission that updates, results also come before the end and change after it.
 */
public final class WindowAggregateOperator implements Operator, Combining {
  private final WindowAggregate node;
  private final AggregateCalls calls;

  private WindowAggregateOperator(WindowAggregate node) {
    if (node.window() instanceof Window.Attached
        && node.properties().contains(WindowProperty.START)) {
      throw new IllegalArgumentException("the start of attached windows is a key");
    }
    this.node = node;
    this.calls =
        new AggregateCalls(node.calls(), node.input().schema(), !node.input().insertOnly());
  }

  public static WindowAggregateOperator of(WindowAggregate node) {
    return new WindowAggregateOperator(node);
  }

  @Override
  public Distribution distribution(int input) {
    return node.keys().isEmpty() ? new Distribution.Single() : new Distribution.Hash(node.keys());
  }

  @Override
  public @Nullable Combiner combiner(TaskContext context) {
    return PaneCombiner.fits(node) ? new PaneCombiner(node, context, clock(context)) : null;
  }

  @Override
  public Processor open(TaskContext context, Output output) {
    return node.timeColumn() == WindowAggregate.PROCESSING_TIME
        ? new ProcessingTimeProcessor(context, output, results -> windows(context, results))
        : windows(context, output);
  }

  private Processor windows(TaskContext context, Output output) {
    WallClock clock = clock(context);
    EventTimes times = times(context, clock);
    WindowRows results =
        new WindowRows(node.schema(), node.properties(), context.batchSize(), clock, output);
    WindowTask task = new WindowTask(context, output, clock, times, results);
    if (node.emission().updates()) {
      return new FiringAggregateProcessor(
          node.keys(),
          calls,
          Panes.of(node.window()),
          new Firing(node, clock, context, output),
          task);
    }
    return switch (node.window()) {
      case Window.Session session ->
          new SessionAggregateProcessor(node.keys(), calls, session.gap(), task);
      case Window.Tumble tumble -> aligned(tumble, task);
      case Window.Hop hop -> aligned(hop, task);
      case Window.Cumulate cumulate -> aligned(cumulate, task);
      case Window.Attached attached -> aligned(attached, task);
    };
  }

  private WallClock clock(TaskContext context) {
    int time = node.timeColumn();
    if (time == WindowAggregate.PROCESSING_TIME) {
      return WallClock.of(true, context.zone());
    }
    return node.window() instanceof Window.Attached attached
        ? WallClock.of(attached.local(), context.zone())
        : WallClock.of(calls.input().type(time), context.zone());
  }

  private EventTimes times(TaskContext context, WallClock clock) {
    int time = node.timeColumn();
    if (time == WindowAggregate.PROCESSING_TIME) {
      return EventTimes.ofProcessing(clock, context.clock());
    }
    String name = calls.input().fieldName(time);
    return node.window() instanceof Window.Attached
        ? EventTimes.ofEnds(time, name)
        : new EventTimes(time, name, clock);
  }

  private Processor aligned(Window window, WindowTask task) {
    return new PaneAggregateProcessor(node.keys(), calls, Panes.of(window), task);
  }
}
